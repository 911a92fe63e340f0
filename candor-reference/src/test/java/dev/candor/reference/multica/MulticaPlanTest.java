package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the compiled plan to the contract: names, closed sets, routes, and who reads what. */
class MulticaPlanTest {

  private static final List<String> CORE =
      List.of(
          "user_id",
          "workspace_id",
          "agent_id",
          "task_id",
          "issue_id",
          "chat_session_id",
          "autopilot_run_id",
          "environment",
          "event_schema_version",
          "is_demo");

  private static final Set<String> METRICS_ONLY =
      Set.of(
          "runtime_registered",
          "runtime_ready",
          "runtime_failed",
          "runtime_offline",
          "autopilot_run_started",
          "autopilot_run_completed",
          "autopilot_run_failed");

  /** What each event of the server has besides the core; source, mode and provider where it may. */
  @ParameterizedTest
  @CsvSource({
    "signup, email_domain signup_source auth_method source",
    "workspace_created, source",
    "runtime_registered, runtime_id daemon_id provider runtime_mode runtime_version cli_version"
        + " source",
    "runtime_ready, runtime_id daemon_id ready_duration_ms runtime_mode provider source",
    "runtime_failed, daemon_id failure_reason error_type recoverable runtime_mode provider source",
    "runtime_offline, runtime_id daemon_id runtime_mode provider source",
    "issue_created, platform source runtime_mode provider",
    "issue_executed, task_duration_ms duration_ms source runtime_mode provider",
    "chat_message_sent, platform source runtime_mode provider",
    "autopilot_run_started, autopilot_id trigger_source cadence assignee_type squad_id source"
        + " runtime_mode provider",
    "autopilot_run_completed, autopilot_id trigger_source cadence assignee_type squad_id source"
        + " runtime_mode provider duration_ms terminal_status",
    "autopilot_run_failed, autopilot_id trigger_source cadence assignee_type squad_id source"
        + " runtime_mode provider duration_ms terminal_status failure_reason error_type will_retry",
    "team_invite_sent, invited_email_domain invite_method source",
    "team_invite_accepted, days_since_invite source",
    "onboarding_started, platform source",
    "onboarding_questionnaire_submitted, source role use_case source_skipped role_skipped"
        + " use_case_skipped source_has_other role_has_other use_case_has_other",
    "onboarding_completed, completion_path joined_cloud_waitlist onboarded_at source",
    "agent_created, provider runtime_mode template is_first_agent_in_workspace source",
    "squad_created, squad_id member_count source",
    "autopilot_created, autopilot_id cadence trigger_kind source",
    "cloud_waitlist_joined, has_reason source",
    "feedback_submitted, message_length_bucket has_images kind platform app_version source",
    "contact_sales_submitted, inquiry_id company_size country_region use_case has_goals form_source"
        + " source",
  })
  void hasTheEventsOfTheServer(String event, String properties) {
    assertThat(Compiled.names(event))
        .containsExactlyElementsOf(
            Stream.concat(CORE.stream(), words(properties).stream()).sorted().toList());
    assertThat(Compiled.event(event).terms().operational()).isEqualTo(METRICS_ONLY.contains(event));
    assertThat(Compiled.event(event).terms().metricsOnly()).isEqualTo(METRICS_ONLY.contains(event));
  }

  @ParameterizedTest
  @CsvSource({
    "$pageview, ''",
    "onboarding_runtime_path_selected, path source surface workspace_id is_mac",
    "onboarding_runtime_detected, outcome runtime_count online_count providers has_claude has_codex"
        + " has_cursor detect_ms",
    "download_intent_expressed, source",
    "download_page_viewed, detected_os detected_arch detect_confident version_available",
    "download_initiated, platform arch format version primary_cta matched_detect",
    "feedback_opened, source workspace_id",
    "source_backfill_shown, ''",
    "source_backfill_submitted, ''",
    "source_backfill_skipped, ''",
    "source_backfill_dismissed, ''",
  })
  void hasTheEventsOfTheBrowser(String event, String properties) {
    assertThat(Compiled.names(event))
        .containsExactlyElementsOf(words(properties).stream().sorted().toList());
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
    "issue_created, source, manual api autopilot",
    "onboarding_runtime_detected, outcome, found empty",
    "feedback_submitted, message_length_bucket, 0-100 100-500 500-2000 2000+",
    "runtime_registered, runtime_mode, local cloud unknown",
    "autopilot_run_completed, terminal_status, completed",
    "autopilot_run_failed, terminal_status, failed",
    "autopilot_run_started, assignee_type, agent squad",
    "signup, environment, production staging dev",
    "cloudruntime_request, status, ok 4xx 5xx timeout error",
    "daemonws_wakeup_delivered, result, hit miss",
    "llm_usage, token_type, input output cache_read cache_write other",
    "workspace_created, source, onboarding manual chat autopilot api ops_feedback"
        + " marketing_contact_sales other",
  })
  void closesTheSetsOfValues(String event, String field, String values) {
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
