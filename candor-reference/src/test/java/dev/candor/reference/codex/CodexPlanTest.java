package dev.candor.reference.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.reference.Setting;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's plan against F.1 of its contract. */
class CodexPlanTest {

  private static final Set<String> HASHED =
      Set.of("user.account_id", "skill_id", "skill_name", "plugin_id");

  private final TrackingPlan plan = ContractTable.plan("codex");

  /** F.1's events of the log and of traces, with what all of them have. */
  private static final String LOG =
      """
      codex.conversation_starts: provider_name:s reasoning_effort:s reasoning_summary:s context_window:u auto_compact_token_limit:u approval_policy:s sandbox_policy:s mcp_servers[]:s mcp_server_count:u
      codex.user_prompt: prompt_length:u prompt:s
      codex.api_request: duration_ms:u success:b status_family=2xx|3xx|4xx|5xx|none http.response.status_code:u error.message:s attempt:u endpoint:s auth.header_attached:b auth.retry_after_unauthorized:b
      codex.tool_decision: tool_name:s call_id:s decision=approved|approved_execpolicy_amendment|approved_for_session|denied|abort source=config|user
      codex.tool_result: tool_name:s call_id:s arguments:s arguments_length:u duration_ms:u success:b output:s output_length:u mcp_server:s
      codex.sse_event: event.kind:s success:b duration_ms:u error.message:s input_token_count:u output_token_count:u cached_token_count:u reasoning_token_count:u tool_token_count:u
      codex.websocket_connect: duration_ms:u success:b error.message:s
      codex.websocket_request: duration_ms:u success:b error.message:s
      codex.sandbox_outcome: tool_name:s call_id:s outcome:s
      codex.startup_phase: phase:s duration_ms:u
      codex.turn_ttft: duration_ms:u
      codex.auth_recovery: success:b
      codex.plugin_install_started: plugin_id:s
      codex.plugin_install_succeeded: plugin_id:s duration_ms:u
      codex.plugin_install_failed: plugin_id:s error.message:s
      """;

  private static final String CONVERSATION =
      "conversation.id:s app.version:s user.account_id:s user.email:s terminal.type:s model:s"
          + " slug:s";

  private static final String SPEAKER = "auth_mode:s session_source:s originator:s";

  /** F.1's metrics that are of no other event. */
  private static final String METRICS =
      """
      codex.turn: e2e_duration_ms:u ttft.duration_ms:u ttfm.duration_ms:u tool.call:u token_usage.input:u token_usage.cached_input:u token_usage.output:u token_usage.reasoning_output:u token_usage.total:u network_proxy:b
      codex.websocket.event: kind:s success:b duration_ms:u
      codex.responses_api: overhead.duration_ms:u inference_time.duration_ms:u engine_iapi_ttft.duration_ms:u engine_service_ttft.duration_ms:u engine_iapi_tbt.duration_ms:u engine_service_tbt.duration_ms:u
      codex.profile.usage:
      codex.startup_prewarm: used:b duration_ms:u
      codex.plugins.startup_sync: success:b duration_ms:u
      """;

  /** F.1's events of the vendor's analytics. */
  private static final String ANALYTICS =
      """
      skill_invocation: skill_id:s skill_name:s thread_id:s invoke_type:s model_slug:s product_client_id:s repo_url:s skill_scope=user|repo|system|admin
      codex_thread_initialized: thread_id:s app_server_client.product_client_id:s app_server_client.client_version:s runtime.codex_rs_version:s runtime.runtime_os:s runtime.runtime_os_version:s runtime.runtime_arch:s model:s ephemeral:b thread_source:s initialization_mode=new|forked|resumed subagent_source:s parent_thread_id:s created_at:u
      codex_turn_event: thread_id:s turn_id:s model:s sandbox_policy:s approval_policy:s tool_count_shell:u tool_count_file_change:u tool_count_mcp:u tool_count_web_search:u tool_count_image:u tool_count_subagent:u tool_count_other:u tokens_input:u tokens_cached_input:u tokens_output:u tokens_reasoning_output:u tokens_total:u duration_ms:u started_at:u completed_at:u status:s turn_error:s
      codex_guardian_review: thread_id:s turn_id:s decision:s duration_ms:u
      codex_plugin_installed: plugin_id:s
      codex_plugin_uninstalled: plugin_id:s
      codex_plugin_enabled: plugin_id:s
      codex_plugin_disabled: plugin_id:s
      """;

  @Test
  void hasTheContractsEventsWithTheirProperties() {
    ContractTable contract =
        new ContractTable(LOG)
            .with(CONVERSATION)
            .and(new ContractTable(METRICS))
            .with(SPEAKER)
            .and(new ContractTable(ANALYTICS))
            .renamed(name -> HASHED.contains(name) ? name + "_hash" : name);

    assertThat(ContractTable.eventsOf(plan)).isEqualTo(contract.events());
    assertThat(contract.differences(plan)).isEmpty();
  }

  @Test
  void hasAMetricForEachOfTheContracts() {
    assertThat(
            plan.events().stream()
                .flatMap(event -> MetricFamily.of(plan.product(), event).stream()))
        .extracting(MetricFamily::name)
        .contains(
            "codex_tool_call_total",
            "codex_tool_call_duration_seconds",
            "codex_api_request_total",
            "codex_api_request_duration_seconds",
            "codex_sse_event_total",
            "codex_sse_event_duration_seconds",
            "codex_websocket_request_total",
            "codex_websocket_request_duration_seconds",
            "codex_websocket_event_total",
            "codex_websocket_event_duration_seconds",
            "codex_turn_e2e_duration_seconds",
            "codex_turn_to_first_token_seconds",
            "codex_turn_to_first_text_seconds",
            "codex_turn_tool_calls_total",
            "codex_turn_token_usage_input_tokens_total",
            "codex_turn_token_usage_cached_input_tokens_total",
            "codex_turn_token_usage_output_tokens_total",
            "codex_turn_token_usage_reasoning_output_tokens_total",
            "codex_turn_token_usage_total_tokens_total",
            "codex_responses_api_overhead_duration_seconds",
            "codex_responses_api_inference_time_duration_seconds",
            "codex_responses_api_engine_iapi_ttft_duration_seconds",
            "codex_responses_api_engine_service_ttft_duration_seconds",
            "codex_responses_api_engine_iapi_tbt_duration_seconds",
            "codex_responses_api_engine_service_tbt_duration_seconds",
            "codex_thread_started_total",
            "codex_profile_usage_total",
            "codex_startup_prewarm_duration_seconds",
            "codex_guardian_review_total",
            "codex_guardian_review_duration_seconds",
            "codex_plugins_startup_sync_total",
            "codex_plugins_startup_sync_duration_seconds");
  }

  @ParameterizedTest
  @CsvSource({
    "codex_tool_call_total, tool success",
    "codex_tool_call_duration_seconds, tool success",
    "codex_api_request_total, status success",
    "codex_api_request_duration_seconds, status success",
    "codex_sse_event_total, kind success",
    "codex_websocket_request_total, success",
    "codex_websocket_event_total, kind success",
    "codex_turn_total, network_proxy",
    "codex_turn_e2e_duration_seconds, network_proxy",
    "codex_turn_token_usage_input_tokens_total, network_proxy",
    "codex_profile_usage_total, ''",
    "codex_startup_prewarm_duration_seconds, used",
    "codex_responses_api_overhead_duration_seconds, ''",
    "codex_plugins_startup_sync_total, success"
  })
  void countsByWhoSpeaksAndByWhatTheContractNames(String metric, String own) {
    Set<String> labels = new TreeSet<>(Set.of("auth_mode", "session_source", "originator"));
    labels.addAll(List.of(own.isEmpty() ? new String[0] : own.split(" ", -1)));

    assertThat(
            plan.events().stream()
                .flatMap(event -> MetricFamily.of(plan.product(), event).stream())
                .filter(family -> family.name().equals(metric)))
        .singleElement()
        .satisfies(
            family ->
                assertThat(family.labels())
                    .extracting(MetricFamily.Label::name)
                    .containsExactlyInAnyOrderElementsOf(labels));
  }

  @Test
  void keepsContentOnThisMachineAndSendsLengthsAndCounts() {
    for (String content :
        List.of(
            "codex.user_prompt prompt",
            "codex.tool_result arguments",
            "codex.tool_result output",
            "codex.tool_result mcp_server",
            "codex.conversation_starts mcp_servers",
            "codex.api_request error.message",
            "codex.sse_event error.message")) {
      String[] at = content.split(" ", -1);
      assertThat(ContractTable.field(plan, at[0], at[1]).privacyClass())
          .describedAs(content)
          .isEqualTo(PrivacyClass.LOCAL_ONLY);
    }
    for (String length :
        List.of(
            "codex.user_prompt prompt_length",
            "codex.tool_result arguments_length",
            "codex.tool_result output_length",
            "codex.conversation_starts mcp_server_count")) {
      String[] at = length.split(" ", -1);
      assertThat(ContractTable.field(plan, at[0], at[1]).unit()).describedAs(length).isNotNull();
    }
    assertThat(plan.events())
        .flatExtracting(EventPlan::fields)
        .extracting(FieldPlan::privacyClass)
        .doesNotContain(PrivacyClass.MASKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "codex api", "codex/api", "codex:api", "kö"})
  void refusesNamesThatAMetricMayNotHave(String name) {
    assertThat(MetricName.problem(name)).contains("'" + name + "'");
  }

  @Test
  void allowsASlashInALabelAndRefusesTheOneOfHistograms() {
    assertThat(MetricName.problem("codex.turn.e2e_duration_ms")).isEmpty();
    assertThat(MetricName.labelProblem("openai/gpt-5")).isEmpty();
    assertThat(MetricName.labelProblem("le")).contains("'le'");
    assertThat(MetricName.labelProblem("")).contains("''");
  }

  @ParameterizedTest
  @CsvSource({
    "iTerm.app/3.5.0, ITERM",
    "Apple_Terminal/455, APPLE_TERMINAL",
    "vscode/1.99.0, VSCODE",
    "WezTerm/20240203, WEZTERM",
    "xterm-kitty, KITTY",
    "WarpTerminal, WARP",
    "adas own terminal, OTHER",
    "'', OTHER"
  })
  void knowsTerminalsWithoutTheirVersions(String said, TerminalType terminal) {
    assertThat(TerminalType.of(said)).isEqualTo(terminal);
  }

  @Test
  void hasASettingForEveryKeyOfTheContract() {
    assertThat(CodexSettings.all())
        .extracting(Setting::name)
        .doesNotHaveDuplicates()
        .contains(
            "analytics.enabled",
            "[otel] environment",
            "[otel] exporter",
            "[otel] trace_exporter",
            "[otel] metrics_exporter",
            "[otel] log_user_prompt",
            "[otel] tls.ca_certificate",
            "[history] persistence",
            "[history] max_bytes");
  }
}
