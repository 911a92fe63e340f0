package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.wire.Batch.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private static final UUID RUN = UUID.fromString("019aa5d0-7b00-7123-8abc-0123456789ab");
  private static final long TIME = Instant.parse("2026-02-03T10:00:00.123Z").toEpochMilli();
  private static final RowHeader HEADER = header("9b2f");

  @Test
  void aBatchIsWrittenToTheLetter() {
    Batch batch =
        Batch.of(
            HEADER,
            Map.of("queue_full", 3L, "clock", 1L),
            List.of(row(1201, "{\"agent_kind\":\"codex\"}", "{\"startup_ms\":412}"), row(1202)));

    assertThat(written(batch))
        .isEqualTo(
            "{\"product\":\"ao\",\"version\":\"1.4.2\",\"plan\":\"ab12\","
                + "\"run\":\"019aa5d0-7b00-7123-8abc-0123456789ab\",\"first\":1201,"
                + "\"environment\":\"workstation\",\"installation\":\"9b2f\",\"historical\":false,"
                + "\"lost\":{\"clock\":1,\"queue_full\":3},\"events\":["
                + "{\"name\":\"ao.session.spawned\",\"time\":\"2026-02-03T10:00:00.123Z\","
                + "\"session\":\"s1\",\"fields\":{\"agent_kind\":\"codex\",\"startup_ms\":412}},"
                + "{\"name\":\"ao.session.spawned\",\"time\":\"2026-02-03T10:00:00.123Z\","
                + "\"session\":\"s1\",\"fields\":{}}]}");
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    Item item = new Item(RUN, 0, "git.commit", TIME, null, new Json.Members(Map.of()), null);
    Batch batch =
        new Batch("ao", "1", "ab", RUN, 0, "ci", null, true, Map.of(), List.of(item), List.of());

    assertThat(written(batch))
        .isEqualTo(
            "{\"product\":\"ao\",\"version\":\"1\",\"plan\":\"ab\",\"run\":\""
                + RUN
                + "\","
                + "\"first\":0,\"environment\":\"ci\",\"historical\":true,\"events\":["
                + "{\"id\":\""
                + RUN
                + "\",\"name\":\"git.commit\","
                + "\"time\":\"2026-02-03T10:00:00.123Z\",\"fields\":{}}]}");
  }

  @Test
  void theTraceOfARowGoesAlongAndItsErrorHasNoPlaceToGo() {
    Row row =
        new Row(
            RunId.event(RUN, 1),
            "a",
            TIME,
            1,
            null,
            new Json.Members(Map.of()),
            new Json.Members(Map.of()),
            new RowTrace(1, 2, 3, 4),
            new RowError("secret", "T", "C"));

    assertThat(written(Batch.of(HEADER, Map.of(), List.of(row))))
        .endsWith(
            "\"events\":[{\"name\":\"a\",\"time\":\"2026-02-03T10:00:00.123Z\","
                + "\"trace_id\":\"00000000000000010000000000000002\","
                + "\"span_id\":\"0000000000000003\",\"parent_span_id\":\"0000000000000004\","
                + "\"fields\":{}}]}");
  }

  @Test
  void theSameBatchGivesTheSameBytesWhateverOrderItsLossesCameIn() {
    Map<String, Long> forwards = new LinkedHashMap<>();
    Map<String, Long> backwards = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("reason_" + i, (long) i);
      backwards.put("reason_" + (19 - i), (long) (19 - i));
    }

    assertThat(written(Batch.of(HEADER, forwards, List.of(row(1)))))
        .isEqualTo(written(Batch.of(HEADER, backwards, List.of(row(1)))));
  }

  @Test
  void anEventBehindAGapSaysItsNumber() {
    assertThat(written(Batch.of(HEADER, Map.of(), List.of(row(7), row(8), row(11), row(12)))))
        .contains("\"first\":7,")
        .containsPattern(
            "\"events\":\\[\\{\"name\"[^\\]]*},\\{\"name\"[^\\]]*},"
                + "\\{\"n\":11,\"name\"[^\\]]*},\\{\"name\"[^\\]]*}]}$");
  }

  @Test
  void eventsInAnotherOrderThanTheirNumbersAreRefused() {
    for (long next : new long[] {0, 1}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> Batch.of(HEADER, Map.of(), List.of(row(1), row(next))))
          .withMessage(
              "event %d stands behind 1: events go in their order, and the first has number 1",
              next);
    }
  }

  @Test
  void anEmptyBatchIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Batch.of(HEADER, Map.of(), List.of()))
        .withMessage("a batch carries at least one event, or one count");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new Batch(
                    "ao", "1", "ab", RUN, 0, "ci", null, false, Map.of(), List.of(), List.of()))
        .withMessage("a batch carries at least one event, or one count");
  }

  @Test
  void theIdOfTheRequestIsTheSameOnEveryAttempt() {
    UUID first = Batch.of(HEADER, Map.of(), List.of(row(5), row(6))).request();
    UUID again = Batch.of(HEADER, Map.of("queue_full", 1L), List.of(row(5), row(6))).request();

    assertThat(again).isEqualTo(first);
    assertThat(Batch.of(HEADER, Map.of(), List.of(row(6))).request()).isNotEqualTo(first);
  }

  @Test
  void aHistoricalBatchDiffersInNothingElse() {
    Batch batch = Batch.of(header(null), Map.of("clock", 1L), List.of(row(1)));

    assertThat(written(batch.asHistorical()))
        .isEqualTo(written(batch).replace("\"historical\":false", "\"historical\":true"));
  }

  private static String written(Batch batch) {
    JsonWriter out = new JsonWriter(64);
    batch.write(out);
    return new String(out.toByteArray(), UTF_8);
  }

  private static RowHeader header(@Nullable String installation) {
    return new RowHeader(
        TIME, "ao", "1.4.2", "ab12", RUN, "workstation", "linux", "6.8", "amd64", installation);
  }

  private static Row row(long n) {
    return row(n, "{}", "{}");
  }

  private static Row row(long n, String properties, String measurements) {
    return new Row(
        RunId.event(RUN, n),
        "ao.session.spawned",
        TIME,
        n,
        "s1",
        Json.parse(properties.getBytes(UTF_8)).object(),
        Json.parse(measurements.getBytes(UTF_8)).object(),
        null,
        null);
  }
}
