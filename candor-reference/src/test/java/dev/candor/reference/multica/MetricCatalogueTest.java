package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.MetricFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what the plan implies for metrics with the catalogue of the original. */
class MetricCatalogueTest {

  private static final List<Double> QUEUE =
      List.of(1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0, 7200.0);

  record Row(String name, String labels, List<Double> buckets) {

    static Row counter(String name, String labels) {
      return new Row("multica_" + name, labels, List.of());
    }

    static Row histogram(String name, String labels, Double... buckets) {
      return new Row("multica_" + name, labels, List.of(buckets));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The counters of the events that the product is measured by. */
  private static Stream<Row> ofEvents() {
    return Stream.of(
        Row.counter("signup_total", "signup_source"),
        Row.counter("workspace_created_total", "source"),
        Row.counter("runtime_registered_total", "runtime_mode provider"),
        Row.counter("runtime_ready_total", "runtime_mode provider"),
        Row.counter("runtime_failed_total", "runtime_mode provider failure_reason recoverable"),
        Row.counter("runtime_offline_total", "runtime_mode provider"),
        Row.counter("issue_created_total", "source platform"),
        Row.counter("issue_executed_total", "source"),
        Row.counter("chat_message_sent_total", "platform"),
        Row.counter("autopilot_run_started_total", "cadence trigger_kind"),
        Row.counter("autopilot_run_terminal_total", "cadence trigger_kind terminal_status"),
        Row.counter("team_invite_sent_total", ""),
        Row.counter("team_invite_accepted_total", ""),
        Row.counter("onboarding_started_total", "platform"),
        Row.counter("onboarding_questionnaire_submitted_total", ""),
        Row.counter("onboarding_completed_total", "path"),
        Row.counter("agent_created_total", "runtime_mode source"),
        Row.counter("squad_created_total", ""),
        Row.counter("autopilot_created_total", "cadence"),
        Row.counter("cloud_waitlist_joined_total", ""),
        Row.counter("feedback_submitted_total", "kind platform"),
        Row.counter("contact_sales_submitted_total", "source"));
  }

  /** The families that are events by nature; gauges and what is sampled are out of scope. */
  private static Stream<Row> operational() {
    return Stream.of(
        Row.counter("agent_task_enqueued_total", "source runtime_mode"),
        Row.counter("agent_task_dispatched_total", "source runtime_mode"),
        Row.counter("agent_task_started_total", "source runtime_mode provider"),
        Row.counter("agent_task_terminal_total", "source runtime_mode terminal_status"),
        Row.counter("agent_task_failed_total", "source runtime_mode failure_reason"),
        queued("agent_task_queue_wait_seconds", "source runtime_mode"),
        queued("agent_task_run_seconds", "source runtime_mode terminal_status"),
        queued("agent_task_total_seconds", "source runtime_mode terminal_status"),
        Row.histogram(
            "agent_task_iteration_count", "source terminal_status", 1.0, 2.0, 3.0, 4.0, 5.0, 10.0),
        Row.counter("llm_tokens_total", "provider model token_type runtime_mode source"),
        Row.counter("llm_cost_usd_total", "provider model token_type runtime_mode source"),
        Row.counter("llm_unpriced_tokens_total", "provider model_alias token_type"),
        Row.counter("llm_request_total", "provider model runtime_mode"),
        Row.counter("task_queued_expired_total", "source runtime_mode"),
        Row.counter("task_lease_expired_total", "source"),
        Row.histogram(
            "runtime_ready_seconds",
            "runtime_mode provider",
            1.0,
            2.5,
            5.0,
            10.0,
            30.0,
            60.0,
            120.0,
            300.0,
            600.0),
        Row.counter("daemon_ws_message_received_total", "kind"),
        Row.counter("daemonws_wakeup_delivered_total", "result"),
        Row.counter("realtime_redis_mirror_errors_total", "target"),
        Row.counter("autopilot_run_skipped_total", "cadence reason"),
        Row.counter("webhook_delivery_total", "provider status"),
        Row.counter("github_event_received_total", "event_kind action"),
        Row.counter("github_pr_review_total", "result"),
        Row.histogram(
            "github_pr_merge_seconds",
            "",
            300.0,
            900.0,
            1800.0,
            3600.0,
            7200.0,
            21_600.0,
            43_200.0,
            86_400.0,
            172_800.0,
            604_800.0,
            2_592_000.0),
        Row.counter("cloudruntime_request_total", "op status"),
        Row.histogram(
            "cloudruntime_request_duration_seconds",
            "op",
            0.05,
            0.1,
            0.25,
            0.5,
            1.0,
            2.5,
            5.0,
            10.0,
            20.0,
            30.0),
        Row.counter("http_requests_total", "method route status"),
        Row.histogram(
            "http_request_duration_seconds",
            "method route status",
            0.005,
            0.01,
            0.025,
            0.05,
            0.1,
            0.25,
            0.5,
            1.0,
            2.5,
            5.0,
            10.0));
  }

  static Stream<Row> catalogue() {
    return Stream.concat(ofEvents(), operational());
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void derivesEachFamilyAsTheCatalogueHasIt(Row row) {
    MetricFamily family = Compiled.families().get(row.name());

    assertThat(family).as(row.name()).isNotNull();
    assertThat(labels(family)).containsExactlyInAnyOrderElementsOf(words(row.labels()));
    assertThat(family.buckets()).isEqualTo(row.buckets());
    assertThat(family.kind())
        .isEqualTo(
            row.buckets().isEmpty() ? MetricFamily.Kind.COUNTER : MetricFamily.Kind.HISTOGRAM);
  }

  @Test
  void derivesTheseBesidesAndNoOthers() {
    List<String> catalogue = catalogue().map(Row::name).toList();

    assertThat(Compiled.families().keySet().stream().filter(name -> !catalogue.contains(name)))
        .containsExactlyInAnyOrder(
            // the events of the browser, which the original does not count
            "multica_pageview_total",
            "multica_download_initiated_total",
            "multica_download_intent_expressed_total",
            "multica_download_page_viewed_total",
            "multica_feedback_opened_total",
            "multica_onboarding_runtime_detected_total",
            "multica_onboarding_runtime_path_selected_total",
            "multica_source_backfill_dismissed_total",
            "multica_source_backfill_shown_total",
            "multica_source_backfill_skipped_total",
            "multica_source_backfill_submitted_total",
            // times that the original has on its events only
            "multica_autopilot_run_completed_duration_seconds",
            "multica_autopilot_run_failed_duration_seconds",
            "multica_issue_executed_duration_seconds",
            "multica_issue_executed_task_duration_seconds",
            "multica_onboarding_runtime_detected_detect_seconds",
            "multica_team_invite_accepted_days_since_invite_seconds",
            // the counters of events whose histogram or sum is what is wanted
            "multica_agent_task_iterated_total",
            "multica_cloudruntime_request_timed_total",
            "multica_github_pr_merged_total",
            "multica_llm_unpriced_usage_total",
            "multica_llm_usage_total");
  }

  @Test
  void countsBothEndsOfARunInOneFamily() {
    assertThat(family("autopilot_run_completed").name())
        .isEqualTo(family("autopilot_run_failed").name());
    assertThat(values(family("autopilot_run_completed"), "terminal_status"))
        .containsExactly("completed");
    assertThat(values(family("autopilot_run_failed"), "terminal_status")).containsExactly("failed");
  }

  @ParameterizedTest
  @CsvSource({
    "runtime_ready_seconds, 0.001",
    "agent_task_run_seconds, 0.001",
    "llm_tokens_total, 1",
    "llm_cost_usd_total, 1e-10",
    "agent_task_iteration_count, 1",
  })
  void measuresInTheUnitThatItsNameSays(String name, double scale) {
    assertThat(Objects.requireNonNull(Compiled.families().get("multica_" + name)).scale())
        .isEqualTo(scale);
  }

  @Test
  void hasNoLabelThatTheOriginalForbids() {
    assertThat(Compiled.families().values().stream().flatMap(family -> labels(family).stream()))
        .doesNotContain(
            "workspace_id",
            "user_id",
            "agent_id",
            "task_id",
            "issue_id",
            "runtime_id",
            "session_id",
            "installation_id",
            "ip");
  }

  @Test
  void warmsEveryReasonThatATaskCanFailFor() {
    Map<String, List<String>> values =
        Map.of(
            "source",
            values(family("agent_task_failed"), "source"),
            "runtime_mode",
            values(family("agent_task_failed"), "runtime_mode"));

    assertThat(values.get("source"))
        .contains("issue", "chat", "autopilot", "autopilot_issue", "quick_create", "other");
    assertThat(values.get("runtime_mode")).containsExactly("local", "cloud", "unknown");
    assertThat(values(family("agent_task_failed"), "failure_reason")).hasSize(21);
  }

  private static Row queued(String name, String labels) {
    return new Row("multica_" + name, labels, QUEUE);
  }

  private static MetricFamily family(String event) {
    return MetricFamily.of(Compiled.PLAN.product(), Compiled.event(event)).get(0);
  }

  private static List<String> labels(MetricFamily family) {
    return family.labels().stream().map(MetricFamily.Label::name).toList();
  }

  private static List<String> values(MetricFamily family, String label) {
    return family.labels().stream()
        .filter(each -> each.name().equals(label))
        .flatMap(each -> each.values().stream())
        .toList();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }
}
