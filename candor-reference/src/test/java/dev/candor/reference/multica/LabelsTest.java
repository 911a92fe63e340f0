package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.multica.Labels.Cadence;
import dev.candor.reference.multica.Labels.CloudOp;
import dev.candor.reference.multica.Labels.CloudStatus;
import dev.candor.reference.multica.Labels.CompletionPath;
import dev.candor.reference.multica.Labels.Platform;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.SkipReason;
import dev.candor.reference.multica.Labels.Source;
import dev.candor.reference.multica.Labels.TerminalStatus;
import dev.candor.reference.multica.Labels.TokenType;
import dev.candor.reference.multica.Labels.TriggerKind;
import dev.candor.reference.multica.ServiceLabels.ContactSource;
import dev.candor.reference.multica.ServiceLabels.FeedbackKind;
import dev.candor.reference.multica.ServiceLabels.GithubAction;
import dev.candor.reference.multica.ServiceLabels.GithubEventKind;
import dev.candor.reference.multica.ServiceLabels.HttpMethod;
import dev.candor.reference.multica.ServiceLabels.MirrorTarget;
import dev.candor.reference.multica.ServiceLabels.ReviewResult;
import dev.candor.reference.multica.ServiceLabels.WebhookProvider;
import dev.candor.reference.multica.ServiceLabels.WebhookStatus;
import dev.candor.reference.multica.ServiceLabels.WsKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The normalisation of the original, row by row: what is allowed, and what becomes of the rest. */
class LabelsTest {

  record Row(
      String label,
      Function<@Nullable String, Enum<?>> of,
      List<String> allowed,
      String fallback,
      String blank) {

    static Row row(
        String label, Function<@Nullable String, Enum<?>> of, String allowed, String fallback) {
      return new Row(label, of, Arrays.asList(allowed.split(" ")), fallback, fallback);
    }

    Row blank(String value) {
      return new Row(label, of, allowed, fallback, value);
    }

    @Override
    public String toString() {
      return label;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        Row.row(
            "source",
            Source::of,
            "issue chat autopilot autopilot_issue quick_create manual api other",
            "other"),
        Row.row("runtime_mode", RuntimeMode::of, "local cloud unknown", "unknown"),
        Row.row(
            "provider",
            Provider::of,
            "antigravity claude codex copilot cursor gemini hermes kiro kimi multica_agent openclaw"
                + " opencode pi",
            "other"),
        Row.row(
            "terminal_status",
            TerminalStatus::of,
            "completed failed cancelled blocked other",
            "other"),
        Row.row("token_type", TokenType::of, "input output cache_read cache_write", "other"),
        Row.row("platform", Platform::of, "server web desktop cli mobile ios", "unknown"),
        Row.row(
            "path",
            CompletionPath::of,
            "full runtime_skipped cloud_waitlist skip_existing invite_accept",
            "unknown"),
        Row.row("cadence", Cadence::of, "hourly daily weekly monthly manual webhook", "unknown"),
        Row.row("trigger_kind", TriggerKind::of, "schedule webhook manual", "unknown"),
        Row.row(
            "skip reason",
            SkipReason::of,
            "already_running recent_run runtime_offline throttled max_concurrency trigger_disabled"
                + " signature_invalid unknown",
            "other"),
        Row.row("webhook provider", WebhookProvider::of, "github generic gitlab stripe", "other"),
        Row.row(
            "webhook status",
            WebhookStatus::of,
            "queued dispatched failed rejected ignored duplicate",
            "other"),
        Row.row(
            "github event_kind",
            GithubEventKind::of,
            "pull_request pull_request_review issues issue_comment push installation"
                + " installation_repositories check_run check_suite ping",
            "other"),
        Row.row(
                "github action",
                GithubAction::of,
                "opened closed reopened merged synchronize edited submitted created deleted labeled"
                    + " unlabeled assigned unassigned requested completed",
                "other")
            .blank("none"),
        Row.row(
            "review result",
            ReviewResult::of,
            "approved changes_requested commented dismissed",
            "other"),
        Row.row(
            "cloud op", CloudOp::of, "provision terminate status gateway billing fleet", "other"),
        Row.row(
            "ws kind",
            WsKind::of,
            "heartbeat task_claim task_complete task_usage task_progress task_messages log",
            "other"),
        Row.row("feedback kind", FeedbackKind::of, "bug feature general praise", "other"),
        Row.row(
            "contact source", ContactSource::of, "page onboarding agents_page unknown", "other"),
        Row.row("http method", HttpMethod::of, "get head post put patch delete options", "other"),
        Row.row("mirror target", MirrorTarget::of, "stream channel", "other"),
        Row.row(
            "source of an event",
            EventSource::of,
            "onboarding manual chat autopilot api ops_feedback marketing_contact_sales",
            "other"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void keepsWhatIsAllowed(Row row) {
    for (String allowed : row.allowed()) {
      assertThat(name(row.of().apply(allowed))).isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsUpperCaseAndBlanksAround(Row row) {
    for (String allowed : row.allowed()) {
      assertThat(name(row.of().apply("  " + allowed.toUpperCase(Locale.ROOT) + "\t")))
          .isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fallsBackForWhatNobodyKnows(Row row) {
    assertThat(name(row.of().apply("nonsense"))).isEqualTo(row.fallback());
    assertThat(name(row.of().apply(row.allowed().get(0) + "x"))).isEqualTo(row.fallback());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fallsBackForNothing(Row row) {
    assertThat(name(row.of().apply(""))).isEqualTo(row.blank());
    assertThat(name(row.of().apply("   "))).isEqualTo(row.blank());
    assertThat(name(row.of().apply(null))).isEqualTo(row.blank());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasNoOtherValues(Row row) {
    Enum<?> any = row.of().apply("nonsense");

    assertThat(
            Arrays.stream(Objects.requireNonNull(any.getDeclaringClass().getEnumConstants()))
                .map(LabelsTest::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(row.allowed().stream(), Stream.of(row.fallback(), row.blank()))
                .flatMap(each -> each)
                .distinct()
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ok, OK",
    " OK , OK",
    "4xx, REFUSED",
    "5xx, BROKEN",
    "timeout, TIMEOUT",
    "error, ERROR",
    "200, OK",
    "204, OK",
    "299, OK",
    "302, OK",
    "399, OK",
    "400, REFUSED",
    "404, REFUSED",
    "499, REFUSED",
    "500, BROKEN",
    "503, BROKEN",
    "100, ERROR",
    "199, ERROR",
    "600, ERROR",
    "2000, ERROR",
    "20, ERROR",
    "nonsense, ERROR",
    "'', ERROR",
  })
  void readsWordsAndStatusesOfTheCloud(String text, CloudStatus status) {
    assertThat(CloudStatus.of(text)).isEqualTo(status);
  }

  @Test
  void knowsTheCodesOfTheCloudFrom200To399AsFine() {
    assertThat(CloudStatus.of(200)).isEqualTo(CloudStatus.OK);
    assertThat(CloudStatus.of(399)).isEqualTo(CloudStatus.OK);
    assertThat(CloudStatus.of(199)).isEqualTo(CloudStatus.ERROR);
    assertThat(CloudStatus.of(-1)).isEqualTo(CloudStatus.ERROR);
    assertThat(CloudStatus.of(null)).isEqualTo(CloudStatus.ERROR);
  }

  @Test
  void takesATriggerByAnApiForUnknownAsTheOriginalDoes() {
    assertThat(TriggerKind.of("api")).isEqualTo(TriggerKind.UNKNOWN);
  }

  @Test
  void hidesNoErrorBehindInput() {
    Map<String, String> original = Map.of("reasoning", "input", "", "input");

    assertThat(original.keySet()).allMatch(text -> TokenType.of(text) == TokenType.OTHER);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
