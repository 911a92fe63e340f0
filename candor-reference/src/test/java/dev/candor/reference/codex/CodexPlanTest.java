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

  @Test
  void hasTheContractsLogAndTraceEvents() {
    ContractTable contract =
        new ContractTable(
            """
            codex.conversation_starts: provider_name reasoning_effort reasoning_summary
            codex.user_prompt: prompt_length prompt
            codex.tool_decision: tool_name call_id decision source
            codex.tool_result: tool_name call_id arguments duration_ms success output mcp_server
            codex.sse_event: event.kind success duration_ms error.message
            codex.websocket_connect: duration_ms success error.message
            codex.websocket_request: duration_ms success error.message
            codex.sandbox_outcome: tool_name call_id outcome
            codex.startup_phase: phase duration_ms
            codex.turn_ttft: duration_ms
            codex.auth_recovery: success
            codex.plugin_install_started: plugin_id
            codex.plugin_install_succeeded: plugin_id duration_ms
            codex.plugin_install_failed: plugin_id error.message
            """);
    contract
        .with(
            "codex.conversation_starts",
            "context_window auto_compact_token_limit approval_policy sandbox_policy mcp_servers"
                + " mcp_server_count")
        .with(
            "codex.sse_event",
            "input_token_count output_token_count cached_token_count reasoning_token_count"
                + " tool_token_count")
        .with("codex.tool_result", "arguments_length output_length")
        .with(
            "codex.api_request",
            "duration_ms success status_family http.response.status_code error.message attempt"
                + " endpoint auth.header_attached auth.retry_after_unauthorized")
        .with(
            "conversation.id app.version auth_mode session_source originator user.account_id"
                + " user.email terminal.type model slug");

    assertThat(ContractTable.of(plan)).containsAllEntriesOf(leaving(contract).properties());
  }

  @Test
  void hasTheContractsAnalyticsEvents() {
    ContractTable contract =
        new ContractTable(
            """
            codex_guardian_review: thread_id turn_id decision duration_ms
            codex_plugin_installed: plugin_id
            codex_plugin_uninstalled: plugin_id
            codex_plugin_enabled: plugin_id
            codex_plugin_disabled: plugin_id
            """);
    contract
        .with(
            "skill_invocation",
            "skill_id skill_name thread_id invoke_type model_slug product_client_id repo_url"
                + " skill_scope")
        .with(
            "codex_thread_initialized",
            "thread_id app_server_client.product_client_id app_server_client.client_version"
                + " runtime.codex_rs_version runtime.runtime_os runtime.runtime_os_version"
                + " runtime.runtime_arch model ephemeral thread_source initialization_mode"
                + " subagent_source parent_thread_id created_at")
        .with(
            "codex_turn_event",
            "thread_id turn_id model sandbox_policy approval_policy duration_ms started_at"
                + " completed_at status turn_error tokens_input tokens_cached_input tokens_output"
                + " tokens_reasoning_output tokens_total tool_count_shell tool_count_file_change"
                + " tool_count_mcp tool_count_web_search tool_count_image tool_count_subagent"
                + " tool_count_other");

    assertThat(ContractTable.of(plan)).containsAllEntriesOf(leaving(contract).properties());
  }

  private static ContractTable leaving(ContractTable contract) {
    return contract.renamed(name -> HASHED.contains(name) ? name + "_hash" : name);
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
  void closesTheSetsThatTheContractCloses() {
    assertThat(values("codex.tool_decision", "decision"))
        .containsExactly(
            "approved", "approved_execpolicy_amendment", "approved_for_session", "denied", "abort");
    assertThat(values("codex.tool_decision", "source")).containsExactly("config", "user");
    assertThat(values("codex_thread_initialized", "initialization_mode"))
        .containsExactly("new", "forked", "resumed");
    assertThat(values("skill_invocation", "skill_scope"))
        .containsExactly("user", "repo", "system", "admin");
    assertThat(values("codex.conversation_starts", "sandbox_policy")).contains("read-only");
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

  private List<String> values(String event, String field) {
    return ContractTable.field(plan, event, field).texts().values();
  }
}
