package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ContractTable;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.PlanRules;
import dev.candor.wire.PrivacyClass;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the compiled plan to the contract: names, closed sets, routes, and who reads what. */
class MulticaPlanTest {

  private static final String CORE =
      "user_id:s workspace_id:s agent_id:s task_id:s issue_id:s chat_session_id:s"
          + " autopilot_run_id:s environment=production|staging|dev event_schema_version:u"
          + " is_demo:b";

  private static final Set<String> METRICS_ONLY =
      Set.of(
          "runtime_registered",
          "runtime_ready",
          "runtime_failed",
          "runtime_offline",
          "autopilot_run_started",
          "autopilot_run_completed",
          "autopilot_run_failed");

  /** C.3's events of the server, with source, mode and provider where they may be. */
  private static final String SERVER =
      """
      signup: email_domain:s signup_source:s auth_method:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      workspace_created: source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      runtime_registered: runtime_id:s daemon_id:s provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi runtime_mode=local|cloud|unknown runtime_version:s cli_version:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      runtime_ready: runtime_id:s daemon_id:s ready_duration_ms:i runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      runtime_failed: daemon_id:s failure_reason=queued_expired|runtime_offline|runtime_recovery|timeout|iteration_limit|agent_blocked|api_invalid_request|agent_error.provider_auth_or_access|agent_error.provider_quota_limit|agent_error.provider_capacity_or_rate_limit|agent_error.provider_server_error|agent_error.provider_network|agent_error.process_failure|agent_error.empty_or_unparseable_output|agent_error.agent_timeout|agent_error.context_overflow|agent_error.missing_config|agent_error.model_not_found_or_unavailable|agent_error.runtime_version_unsupported|agent_error.runtime_missing_executable|agent_error.unknown error_type:s recoverable:b runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      runtime_offline: runtime_id:s daemon_id:s runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      issue_created: platform=server|web|desktop|cli|mobile|ios|unknown source=manual|api|autopilot runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi
      issue_executed: task_duration_ms:i duration_ms:i source=issue|chat|autopilot|autopilot_issue|quick_create|manual|api|other runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi
      chat_message_sent: platform=server|web|desktop|cli|mobile|ios|unknown source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi
      autopilot_run_started: autopilot_id:s trigger_source=schedule|webhook|manual|unknown cadence=hourly|daily|weekly|monthly|manual|webhook|unknown assignee_type:s squad_id:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi
      autopilot_run_completed: autopilot_id:s trigger_source=schedule|webhook|manual|unknown cadence=hourly|daily|weekly|monthly|manual|webhook|unknown assignee_type:s squad_id:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi duration_ms:i terminal_status=completed
      autopilot_run_failed: autopilot_id:s trigger_source=schedule|webhook|manual|unknown cadence=hourly|daily|weekly|monthly|manual|webhook|unknown assignee_type:s squad_id:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales runtime_mode=local|cloud|unknown provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi duration_ms:i terminal_status=failed failure_reason=queued_expired|runtime_offline|runtime_recovery|timeout|iteration_limit|agent_blocked|api_invalid_request|agent_error.provider_auth_or_access|agent_error.provider_quota_limit|agent_error.provider_capacity_or_rate_limit|agent_error.provider_server_error|agent_error.provider_network|agent_error.process_failure|agent_error.empty_or_unparseable_output|agent_error.agent_timeout|agent_error.context_overflow|agent_error.missing_config|agent_error.model_not_found_or_unavailable|agent_error.runtime_version_unsupported|agent_error.runtime_missing_executable|agent_error.unknown error_type:s will_retry:b
      team_invite_sent: invited_email_domain:s invite_method:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      team_invite_accepted: days_since_invite:u source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      onboarding_started: platform=server|web|desktop|cli|mobile|ios|unknown source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      onboarding_questionnaire_submitted: source[]:s role:s use_case[]:s source_skipped:b role_skipped:b use_case_skipped:b source_has_other:b role_has_other:b use_case_has_other:b
      onboarding_completed: completion_path=full|runtime_skipped|cloud_waitlist|skip_existing|invite_accept|unknown joined_cloud_waitlist:b onboarded_at:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      agent_created: provider=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi runtime_mode=local|cloud|unknown template:s is_first_agent_in_workspace:b source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      squad_created: squad_id:s member_count:u source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      autopilot_created: autopilot_id:s cadence=hourly|daily|weekly|monthly|manual|webhook|unknown trigger_kind=schedule|webhook|manual|unknown source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      cloud_waitlist_joined: has_reason:b source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      feedback_submitted: message_length_bucket=0-100|100-500|500-2000|2000+ has_images:b kind=bug|feature|general|praise platform=server|web|desktop|cli|mobile|ios|unknown app_version:s source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      contact_sales_submitted: inquiry_id:s company_size:s country_region:s use_case:s has_goals:b form_source=page|onboarding|agents_page|unknown source=onboarding|manual|chat|autopilot|api|ops_feedback|marketing_contact_sales
      """;

  /** C.3's events of the browser. */
  private static final String BROWSER =
      """
      $pageview:
      onboarding_runtime_path_selected: path:s source:s surface:s workspace_id:s is_mac:b
      onboarding_runtime_detected: outcome=found|empty runtime_count:u online_count:u providers[]=antigravity|claude|codex|copilot|cursor|gemini|hermes|kiro|kimi|multica_agent|openclaw|opencode|pi has_claude:b has_codex:b has_cursor:b detect_ms:i
      download_intent_expressed: source:s
      download_page_viewed: detected_os:s detected_arch:s detect_confident:b version_available:b
      download_initiated: platform:s arch:s format:s version:s primary_cta:b matched_detect:b
      feedback_opened: source:s workspace_id:s
      source_backfill_shown:
      source_backfill_submitted:
      source_backfill_skipped:
      source_backfill_dismissed:
      """;

  @Test
  void hasTheEventsOfTheServer() {
    ContractTable contract = new ContractTable(SERVER).with(CORE);

    assertThat(contract.events()).hasSize(23);
    assertThat(contract.differences(Compiled.PLAN)).isEmpty();
    for (String event : contract.events()) {
      assertThat(Compiled.event(event).terms().operational())
          .isEqualTo(METRICS_ONLY.contains(event));
      assertThat(Compiled.event(event).terms().metricsOnly())
          .isEqualTo(METRICS_ONLY.contains(event));
    }
  }

  @Test
  void hasTheEventsOfTheBrowser() {
    assertThat(new ContractTable(BROWSER).differences(Compiled.PLAN)).isEmpty();
  }

  @Test
  void hasTwentyThreeEventsOfTheServerAndElevenOfTheBrowser() {
    assertThat(
            Compiled.PLAN.events().stream()
                .filter(event -> !event.terms().operational())
                .map(EventPlan::name))
        .hasSize(23 - METRICS_ONLY.size() + 11);
  }

  @ParameterizedTest
  @CsvSource({
    "cloudruntime_request, status, ok 4xx 5xx timeout error",
    "daemonws_wakeup_delivered, result, hit miss",
    "llm_usage, token_type, input output cache_read cache_write other",
  })
  void closesTheSetsOfOperations(String event, String field, String values) {
    assertThat(Compiled.values(event, field)).containsExactlyElementsOf(words(values));
  }

  @Test
  void namesReasonsAsTheClassifierDoes() {
    assertThat(Compiled.values("agent_task_failed", "failure_reason"))
        .containsExactlyElementsOf(
            Arrays.stream(FailureReason.values()).map(FailureReason::wireName).toList());
  }

  @Test
  void namesModelsAsTheirVendorsDo() {
    List<String> models = Compiled.values("llm_usage", "model");

    assertThat(models).hasSize(Model.values().length).endsWith("unknown");
    assertThat(models.stream().map(ModelPrices::model)).containsExactly(Model.values());
  }

  @Test
  void sendsNoTextThatSomebodyWrote() {
    Set<PrivacyClass> used =
        Compiled.PLAN.events().stream()
            .flatMap(event -> event.fields().stream())
            .map(FieldPlan::privacyClass)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(used)
        .containsExactlyInAnyOrder(
            PrivacyClass.VALUE, PrivacyClass.ONE_OF, PrivacyClass.IDENTIFIER, PrivacyClass.OPAQUE);
  }

  @ParameterizedTest
  @CsvSource({
    "core_loop, dashboard, workspace_created agent_created issue_created chat_message_sent"
        + " issue_executed autopilot_created squad_created",
    "acquisition, dashboard, signup download_intent_expressed download_page_viewed"
        + " download_initiated cloud_waitlist_joined contact_sales_submitted",
    "ops_feedback, dashboard, feedback_opened feedback_submitted",
    "noise, dashboard, $pageview",
    "activation, funnel, $pageview signup workspace_created onboarding_runtime_detected"
        + " issue_executed",
    "invitation, funnel, team_invite_sent team_invite_accepted",
    "feedback, funnel, feedback_opened feedback_submitted",
  })
  void saysWhoReadsWhat(String name, String kind, String events) {
    assertThat(insight(name).kind()).isEqualTo(kind);
    assertThat(insight(name).events()).containsExactlyElementsOf(words(events));
  }

  @Test
  void readsEveryEventSomewhere() {
    List<String> read =
        Compiled.PLAN.insights().stream().flatMap(each -> each.events().stream()).toList();

    assertThat(Compiled.PLAN.events().stream().map(EventPlan::name)).allMatch(read::contains);
  }

  @Test
  void buildsNoFunnelOnWhatNeverReachesAnalytics() {
    assertThat(
            Compiled.PLAN.insights().stream()
                .filter(insight -> insight.kind().equals("funnel"))
                .flatMap(insight -> insight.events().stream()))
        .noneMatch(event -> Compiled.event(event).terms().operational());
  }

  @Test
  void breaksNoRule() {
    assertThat(PlanRules.problems(Compiled.PLAN, LocalDate.of(2026, 11, 21))).isEmpty();
  }

  private static InsightPlan insight(String name) {
    return Compiled.PLAN.insights().stream()
        .filter(insight -> insight.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no insight '" + name + "'"));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
  }
}
