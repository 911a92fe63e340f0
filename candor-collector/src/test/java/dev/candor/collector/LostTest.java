package dev.candor.collector;

import static dev.candor.collector.Running.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.store.Rotation;
import dev.candor.wire.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools say that they lost before they could send it. */
class LostTest {

  private static final UUID RUN =
      RunId.of(Running.NOW.toEpochMilli(), new byte[RunId.RANDOM_BYTES]);
  private static final String GOOD = event("build.finished", "");

  @TempDir private Path folder;

  /** All rows in one file, and a file for each batch. */
  @ParameterizedTest
  @ValueSource(longs = {500_000, 1})
  void lossesAddUpByReasonOverBatchesAndRestarts(long rowsInAFile) {
    try (Running running = running(rowsInAFile)) {
      running.post(batch("ao", 0, "\"queue_full\":3"));
      running.post(batch("ao", 1, "\"queue_full\":4,\"expired\":9"));
      running.post(batch("git", 0, "\"expired\":100"));
      running.post(batch("ao", 2, ""));
    }
    try (Running running = running(rowsInAFile)) {
      assertThat(lost(running, "?product=ao")).isEqualTo("{\"expired\":9,\"queue_full\":7}");
      assertThat(lost(running, "")).isEqualTo("{\"expired\":109,\"queue_full\":7}");
      assertThat(running.page("/?product=ao").body())
          .contains("<code>expired</code> <b>9</b>", "<code>queue_full</code> <b>7</b>");
    }
  }

  @Test
  void aBatchThatComesAgainTellsNothingNew() {
    try (Running running = running(500_000)) {
      running.post(batch("ao", 5, "\"queue_full\":3"));
      running.post(batch("ao", 5, "\"queue_full\":3"));

      assertThat(lost(running, "")).isEqualTo("{\"queue_full\":3}");
    }
  }

  @Test
  void aBatchOfCountsTellsThemOnceToo() {
    byte[] counts =
        """
        {"product":"ao","run":"%s","lost":{"queue_full":3},
         "counts":[{"name":"build.finished","labels":{},"n":1}]}"""
            .formatted(RUN)
            .getBytes(StandardCharsets.UTF_8);
    try (Running running = running(500_000)) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThat(
                running.post(Running.WRITE, counts, "Candor-Request", "" + new UUID(7, 7)).status())
            .isEqualTo(200);
      }

      assertThat(lost(running, "")).isEqualTo("{\"queue_full\":3}");
    }
  }

  @Test
  void lossesCountOnTheDayThatTheyWereTold() {
    try (Running running = running(500_000)) {
      running.post(batch("ao", 0, "\"queue_full\":3"));

      assertThat(lost(running, "?from=2026-02-03&to=2026-02-03")).isEqualTo("{\"queue_full\":3}");
      assertThat(lost(running, "?to=2026-02-02")).isEqualTo("{}");
      assertThat(lost(running, "?from=2026-02-04")).isEqualTo("{}");
    }
  }

  @Test
  void noSumIsTooLargeForTheReport() {
    try (Running running = running(500_000)) {
      for (int n = 0; n < 1_100; n++) {
        running.post(batch("ao", n, "\"expired\":" + (1L << 53)));
      }

      assertThat(lost(running, "")).isEqualTo("{\"expired\":9223372036854775807}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                     | 'lost' must be an object",
        "3                      | 'lost' must be an object",
        "{'queue_full':-1}      | 'lost.queue_full' must be a whole number",
        "{'queue_full':1.5}     | 'lost.queue_full' must be a whole number",
        "{'queue_full':null}    | 'lost.queue_full' must be a whole number",
        "{'queue_full':{}}      | 'lost.queue_full' must be a whole number",
        "{'<b>':1}              | a reason in 'lost' has 1 to 64",
        "{'':1}                 | a reason in 'lost' has 1 to 64",
      },
      quoteCharacter = '`')
  void whatIsNoCountByReasonRefusesTheBatch(String lost, String why) {
    try (Running running = running(500_000)) {
      Running.Answered answered =
          running.post(batch("ao", 0, "").replace("{}", lost.replace('\'', '"')));

      assertThat(answered.status()).isEqualTo(400);
      assertThat(answered.body()).contains("\"undecodable\"", why);
    }
  }

  @Test
  void moreThanAHundredReasonsAreRefusedAndAMemberThatIsNullIsNone() {
    String many =
        IntStream.rangeClosed(1, 101)
            .mapToObj(n -> "\"r" + n + "\":1")
            .collect(Collectors.joining(","));
    try (Running running = running(500_000)) {
      assertThat(running.post(batch("ao", 0, many)).body()).contains("more than 100 reasons");
      assertThat(running.post(batch("ao", 0, many.replace(",\"r101\":1", ""))).status())
          .isEqualTo(200);
      assertThat(running.post(batch("ao", 1, "").replace("{}", "null")).status()).isEqualTo(200);
    }
  }

  private Running running(long rowsInAFile) {
    return new Running(
        Running.settings(
            folder.resolve("data"),
            ZoneId.of("Europe/Stockholm"),
            new Rotation(rowsInAFile, 1 << 30)),
        InstantSource.fixed(Running.NOW));
  }

  private static String batch(String product, long first, String lost) {
    return Running.batch(RUN, first, GOOD)
        .replace("\"ao\"", "\"" + product + "\"")
        .replace("{\"queue_full\":3}", "{" + lost + "}");
  }

  private static String lost(Running running, String query) {
    String health = running.get("/api/v1/report/health" + query).body();
    return health.substring(health.indexOf("\"lost\":") + 7, health.length() - 1);
  }
}
