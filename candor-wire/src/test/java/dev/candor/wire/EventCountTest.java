package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventCountTest {

  private static final EventCount COUNT =
      new EventCount(
          "build.finished",
          Map.of("outcome", "ok", "clean", "true"),
          12,
          Map.of("startup_ms", 4120.0, "share", 0.5),
          Map.of("startup_ms", List.of(0L, 3L, 9L, 0L)));

  @Test
  void isWrittenAsItIsDrawnAndReadBack() {
    JsonWriter out = new JsonWriter(64);
    COUNT.write(out);

    assertThat(new String(out.toByteArray(), UTF_8))
        .isEqualTo(
            "{\"name\":\"build.finished\",\"labels\":{\"clean\":\"true\",\"outcome\":\"ok\"},\"n\":12,"
                + "\"sum\":{\"share\":0.5,\"startup_ms\":4120},"
                + "\"buckets\":{\"startup_ms\":[0,3,9,0]}}");
    assertThat(EventCount.of(Json.parse(out.toByteArray()).object())).isEqualTo(COUNT);
  }

  @Test
  void whatIsEmptyIsLeftOut() {
    JsonWriter out = new JsonWriter(64);
    new EventCount("step", Map.of(), 1, Map.of(), Map.of()).write(out);

    assertThat(new String(out.toByteArray(), UTF_8)).isEqualTo("{\"name\":\"step\",\"n\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1}",
        "{\"name\":\"step\"}",
        "{\"name\":\"step\",\"n\":1.5}",
        "{\"name\":\"step\",\"n\":1,\"labels\":{\"a\":1}}",
        "{\"name\":\"step\",\"n\":1,\"sum\":{\"a\":\"1\"}}",
        "{\"name\":\"step\",\"n\":1,\"buckets\":{\"a\":1}}",
        "{\"name\":\"step\",\"n\":1,\"buckets\":{\"a\":[0.5]}}"
      })
  void whatIsNoCountIsMalformed(String json) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> EventCount.of(Json.parse(json.getBytes(UTF_8)).object()));
  }

  @Test
  void aBatchOfCountsNamesNoInstallationAndNoEvents() {
    JsonWriter out = new JsonWriter(64);
    Batch batch =
        Batch.ofCounts(
            new RowHeader(
                0, "ao", "1", "ab", RunId.of(0, new byte[10]), "ci", "linux", "6", "amd64", "inst"),
            Map.of(),
            3,
            List.of(COUNT));
    batch.write(out);

    String body = new String(out.toByteArray(), UTF_8);
    assertThat(body).contains("\"counts\":[{\"name\":\"build.finished\"");
    assertThat(body).doesNotContain("inst\"", "installation", "events", "first");
    assertThat(batch.request()).isEqualTo(RunId.counts(batch.run(), 3));
  }

  @Test
  void theBoundsOfAHistogramAreExactInTheUnitOfItsFieldAndValuesInTheBaseUnit() {
    MetricFamily time =
        MetricFamily.of(PlanSample.PRODUCT, PlanSample.SPAWNED).stream()
            .filter(family -> family.field().equals("startup_ms"))
            .findAny()
            .orElseThrow();

    assertThat(time.bounds()).containsExactly(1.0, 2.5, 1e10);
    for (int millis = 0; millis < 10_000; millis++) {
      assertThat(time.inBase(millis)).isEqualTo(millis / 1_000.0);
    }
  }
}
