package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void whatSaysNothingOfItMayBeAskedAtOnce() {
    assertThat(response(Map.of("date", SOON)).retryAfter(NOW)).isZero();
    assertThat(response(Map.of("retry-after", " ", "date", SOON)).retryAfter(NOW)).isZero();
  }

  private static Response response(Map<String, String> headers) {
    return new Response(503, headers, new byte[0]);
  }
}
