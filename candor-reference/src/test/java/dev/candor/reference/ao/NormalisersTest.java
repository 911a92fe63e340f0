package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisersTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @CsvSource({
    "-3, FIRST_DAY",
    "0, FIRST_DAY",
    "1, FIRST_WEEK",
    "6, FIRST_WEEK",
    "7, FIRST_MONTH",
    "29, FIRST_MONTH",
    "30, FIRST_QUARTER",
    "89, FIRST_QUARTER",
    "90, FIRST_HALF_YEAR",
    "179, FIRST_HALF_YEAR",
    "180, LONGER",
    "9223372036854775807, LONGER"
  })
  void tellsTenureInSteps(long days, Tenure tenure) {
    assertThat(Tenure.ofDays(days)).isEqualTo(tenure);
  }

  @Test
  void countsDaysAndNotCalls() {
    Tenure.Memory memory = Tenure.Memory.begun(TODAY).seen(TODAY).seen(TODAY);

    assertThat(memory.activeDays()).isEqualTo(1);
    assertThat(memory.seen(TODAY.plusDays(3)).activeDays()).isEqualTo(2);
    assertThat(memory.seen(TODAY.plusDays(3)).ageDays(TODAY.plusDays(3))).isEqualTo(3);
  }

  @Test
  void isOfTheFirstDayWhereTheClockWentBack() {
    Tenure.Memory memory = Tenure.Memory.begun(TODAY);

    assertThat(memory.ageDays(TODAY.minusDays(400))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "2026-13-01, 2026-11-20, 4",
    "2026-11-01, 2026-11-20, many",
    "x, y, -1"
  })
  void beginsAgainWhereItsMemoryMakesNoSense(String first, String last, String days) {
    assertThat(Tenure.Memory.read(first, last, days, TODAY)).isEqualTo(Tenure.Memory.begun(TODAY));
  }

  @Test
  void remembersWhatItStored() {
    assertThat(Tenure.Memory.read("2026-11-01", "2026-11-20", "4", TODAY).seen(TODAY))
        .isEqualTo(new Tenure.Memory(LocalDate.of(2026, 11, 1), TODAY, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "0.11.3, STABLE",
    "0.11.3-nightly.5, NIGHTLY",
    "0.11.3-NIGHTLY.5, NIGHTLY",
    "0.11.3-nightly, STABLE",
    "' ', UNKNOWN",
    "unknown, UNKNOWN"
  })
  void tellsTheChannelFromTheVersion(String version, VersionChannel channel) {
    assertThat(VersionChannel.of(version)).isEqualTo(channel);
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID",
    "401, INVALID",
    "404, NOT_FOUND",
    "409, CONFLICT",
    "422, INVALID",
    "500, INTERNAL",
    "503, INTERNAL"
  })
  void tellsTheKindOfAnErrorFromItsStatus(int status, ErrorKind kind) {
    assertThat(ErrorKind.ofStatus(status)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "/, HOME",
    "/settings, GLOBAL_SETTINGS",
    "/settings/updates, GLOBAL_SETTINGS",
    "/settingsish, OTHER",
    "/projects/mine, PROJECT_BOARD",
    "/projects/mine/, PROJECT_BOARD",
    "/projects/mine/settings, PROJECT_SETTINGS",
    "/projects/mine/sessions/one, SESSION_DETAIL",
    "/sessions/one, SESSION_DETAIL",
    "/anything/else, OTHER"
  })
  void tellsWhatKindOfPageIsLookedAt(String path, RouteSurface surface) {
    assertThat(RouteSurface.of(path)).isEqualTo(surface);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-code, CLAUDE_CODE",
    "codex, CODEX",
    "' OpenCode ', OPENCODE",
    "alices-agent, OTHER",
    "/home/alice/agent, OTHER",
    "'', OTHER"
  })
  void knowsTheAgentsThatEverybodyKnows(String name, Harness harness) {
    assertThat(Harness.of(name)).isEqualTo(harness);
  }

  @Test
  void tellsFailuresApartByTheirParts() {
    String one = Fingerprint.of("session_service", "spawn_session", "internal");

    assertThat(one).matches(Shapes.FINGERPRINT);
    assertThat(Fingerprint.of("session_service", "", "spawn_session", "internal")).isEqualTo(one);
    assertThat(Fingerprint.of("session_servicespawn_session", "internal")).isNotEqualTo(one);
    // Of "a", a NUL and "b", so that the digits are those of the contract.
    assertThat(Fingerprint.of("a", "b")).isEqualTo("59b271ae1bbcb1d3");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/projects/{id}, true",
    "/api/v1/projects/{projectID}/sessions/{sessionID}/restore, true",
    "/internal/telemetry/cli-invoked, true",
    "/api/v1/projects/my-customer, false",
    "/home/alice, false"
  })
  void letsARoutesPatternThroughAndNoAddress(String path, boolean through) {
    assertThat(path.matches(Shapes.ROUTE)).isEqualTo(through);
  }
}
