package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  private static final long DAY = 86_400_000;

  @Test
  void eachDayOfTenThousandYearsIsReadAsItIsWritten() {
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    for (long day = LocalDate.of(0, 1, 1).toEpochDay(); day <= last; day++) {
      String text = Timestamp.day(day * DAY);
      if (Timestamp.parse(text + "T00:00:00.000Z") != day * DAY) {
        assertThat(Timestamp.parse(text + "T00:00:00.000Z")).as(text).isEqualTo(day * DAY);
      }
      if (day % 97 == 0) {
        assertThat(text).isEqualTo(LocalDate.ofEpochDay(day).toString());
      }
    }
  }

  @Test
  void readsTimesAsTheJdkDoes() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant at =
          Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L));
      String own =
          new String(new JsonWriter(32).instant(at.toEpochMilli()).toByteArray(), 1, 24, UTF_8);
      assertThat(Timestamp.parse(own)).as("seed %d", seed).isEqualTo(at.toEpochMilli());
      assertThat(Timestamp.parse(at.toString())).as("seed %d", seed).isEqualTo(at.toEpochMilli());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T10:00:00Z, 2026-02-03T10:00:00Z",
    "2026-02-03T10:00:00.123456789Z, 2026-02-03T10:00:00.123Z",
    "2024-02-29T00:00:00.000Z, 2024-02-29T00:00:00Z",
    "2026-02-03T24:00:00.000Z, 2026-02-04T00:00:00Z",
    "2026-02-03T11:30:00.000+01:30, 2026-02-03T10:00:00Z"
  })
  void readsWhatElseSaysATime(String text, Instant time) {
    assertThat(Timestamp.parse(text)).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-02-29T10:00:00.000Z",
        "1900-02-29T10:00:00.000Z",
        "2026-04-31T10:00:00.000Z",
        "2026-13-01T10:00:00.000Z",
        "2026-00-01T10:00:00.000Z",
        "2026-01-00T10:00:00.000Z",
        "2026-01-01T25:00:00.000Z",
        "2026-01-01T10:60:00.000Z",
        "2026-01-01T10:00:61.000Z",
        "2026-01-01 10:00:00.000Z",
        "+12026-01-01T10:00:00.000Z",
        "٢٠٢٦-02-03T10:00:00.123Z"
      })
  void takesNothingElseForATime(String text) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> Timestamp.parse(text))
        .withMessageContaining("'" + text + "' is no");
  }
}
