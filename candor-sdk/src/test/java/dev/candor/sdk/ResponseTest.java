package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

  private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
  private static final String SOON = "Tue, 3 Feb 2026 10:00:30 GMT";

  @Test
  void aDateToComeBackAtIsReadByTheClockThatGaveIt() {
    Response response =
        response(Map.of("retry-after", SOON, "date", "Tue, 3 Feb 2026 10:00:00 GMT"));

    for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-400), Duration.ofHours(1))) {
      assertThat(response.retryAfter(NOW.plus(wrong))).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-02-03T10:00:00Z"})
  void whereNoClockIsToldTheOneHereHolds(String date) {
    Response response = response(Map.of("retry-after", SOON, "date", date));

    assertThat(response.retryAfter(NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(response.retryAfter(NOW.plusSeconds(31))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tue, 03 Feb 2026 10:00:30 GMT",
        "Tuesday, 03-Feb-26 10:00:30 GMT",
        "Tue Feb  3 10:00:30 2026",
        "Tue Feb 03 10:00:30 2026"
      })
  void aDateIsReadInEachOfTheFormsThatHttpHasHad(String date) {
    Response asked = response(Map.of("retry-after", date));
    Response told = response(Map.of("retry-after", SOON, "date", date));

    assertThat(asked.retryAfter(NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(told.retryAfter(NOW)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-02-03T10:00:00Z | Tuesday, 03-Feb-26 10:00:30 GMT  | PT30S",
        "1999-12-31T23:59:50Z | Saturday, 01-Jan-00 00:00:20 GMT | PT30S",
        "2026-02-03T10:00:00Z | Sunday, 06-Nov-94 08:49:37 GMT   | PT0S",
        "2026-02-03T10:00:00Z | Monday, 03-Feb-76 10:00:00 GMT   | PT438288H",
        "2026-02-03T10:00:00Z | Tuesday, 03-Feb-76 10:00:01 GMT  | PT0S"
      })
  void aYearOfTwoDigitsIsTheLatestThatIsNotMoreThanFiftyYearsAway(
      Instant now, String date, Duration asked) {
    Response response = response(Map.of("retry-after", date));

    assertThat(response.retryAfter(now)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tuesday, 33-Feb-26 10:00:30 GMT",
        "Tuesday, 03-Foo-26 10:00:30 GMT",
        "Tuesday, 03-Feb-26 10:00:30",
        "Tue Feb  3 25:00:30 2026",
        "Tue Feb  3 2026",
        "Tue Feb  3 10:00:30 2026 GMT"
      })
  void whatOnlyLooksLikeADateIsNotWaitedFor(String date) {
    Response response = response(Map.of("retry-after", date));

    assertThat(response.retryAfter(NOW)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "7, PT7S",
    "' 120 ', PT2M",
    "3600, PT1H",
    "86400, PT24H",
    "999999999, PT277777H46M39S",
    "-5, PT0S",
    "1.5, PT0S"
  })
  void secondsAreKeptToAsTheyAre(String value, Duration asked) {
    assertThat(response(Map.of("retry-after", value)).retryAfter(NOW)).isEqualTo(asked);
  }

  @Test
  void whatSaysNothingOfItMayBeAskedAtOnce() {
    assertThat(response(Map.of("date", SOON)).retryAfter(NOW)).isZero();
    assertThat(response(Map.of("retry-after", " ", "date", SOON)).retryAfter(NOW)).isZero();
  }

  private static Response response(Map<String, String> headers) {
    return new Response(503, headers, new byte[0]);
  }
}
