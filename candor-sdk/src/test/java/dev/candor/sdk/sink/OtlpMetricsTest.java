package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import dev.candor.wire.EventCount;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpMetricsTest {

  private static final Instant AT = Instant.parse("2026-02-03T10:05:00Z");

  private final TrackingPlan plan = SinkPlan.plan();
  private final OtlpProtocol otlp =
      new OtlpProtocol(URI.create("http://127.0.0.1:4318")).withPlan(plan);

  @Test
  void tellsCountsAsDeltasUnderTheNamesThatThePlanImplies() {
    String body = body(SinkRows.parcel(count("ok", 12), count("failed", 1)));

    assertThat(body)
        .startsWith("{\"resourceMetrics\":[{\"resource\":{")
        .doesNotContain("service.instance.id")
        .contains(
            """
            "metrics":[{"name":"ao_build_finished_total","unit":"{event}","sum":{"dataPoints":[\
            {"attributes":[{"key":"outcome","value":{"stringValue":"ok"}}],\
            "timeUnixNano":"1770113100000000000","asInt":"12"},\
            {"attributes":[{"key":"outcome","value":{"stringValue":"failed"}}],\
            "timeUnixNano":"1770113100000000000","asInt":"1"}],\
            "aggregationTemporality":1,"isMonotonic":true}},""");
  }

  @Test
  void tellsMeasuredFieldsAsHistogramsInTheBaseUnit() {
    MetricFamily took = MetricFamily.of(plan.product(), plan.events().get(0)).get(1);

    assertThat(took.unit()).isEqualTo("seconds");
    assertThat(body(SinkRows.parcel(count("ok", 12))))
        .contains("{\"name\":\"ao_build_finished_took_seconds\",\"unit\":\"s\",\"histogram\":")
        .contains("\"count\":\"12\",\"sum\":4.12,\"bucketCounts\":[\"0\",\"12\",\"0\",")
        .contains("\"explicitBounds\":[0.005,0.01,")
        .contains("\"aggregationTemporality\":1}}");
  }

  @ParameterizedTest
  @CsvSource({"milliseconds,s", "bytes,By", "percent,%", "ratio,1", "tokens,{tokens}"})
  void writesUnitsInTheCodeThatOtlpWants(String unit, String code) {
    TrackingPlan measured = SinkPlan.measuredIn(unit);
    OtlpProtocol told = new OtlpProtocol(URI.create("http://127.0.0.1:4318")).withPlan(measured);
    MetricFamily took = MetricFamily.of(plan.product(), measured.events().get(0)).get(1);
    List<Long> buckets = Collections.nCopies(took.buckets().size() + 1, 1L);
    EventCount count =
        new EventCount("build.finished", Map.of(), 1, Map.of("took", 1.0), Map.of("took", buckets));

    assertThat(body(told, SinkRows.parcel(count)))
        .contains("\"name\":\"%s\",\"unit\":\"%s\"".formatted(took.name(), code));
  }

  /** As what can be negative has none in OTLP. */
  @Test
  void tellsAHistogramWhoseSumIsNegativeWithoutIt() {
    List<Long> buckets = new ArrayList<>(Collections.nCopies(17, 0L));
    buckets.set(0, 2L);
    EventCount negative =
        new EventCount(
            "build.finished", Map.of(), 2, Map.of("took", -7.0), Map.of("took", buckets));

    assertThat(body(SinkRows.parcel(negative))).contains("\"count\":\"2\",\"bucketCounts\":");
  }

  @Test
  void tellsCountedFieldsAsSums() {
    assertThat(body(SinkRows.parcel(count("ok", 12))))
        .contains("{\"name\":\"ao_build_finished_tokens_total\",\"unit\":\"{tokens}\",\"sum\":")
        .contains("\"asDouble\":900.0");
  }

  @Test
  void tellsNothingOfAFieldWhoseCountIsAmiss() {
    EventCount odd =
        new EventCount(
            "build.finished",
            Map.of(),
            3,
            Map.of("took", 7.0, "tokens", -1.0),
            Map.of("took", List.of(1L, 2L)));

    assertThat(body(SinkRows.parcel(odd)))
        .contains("ao_build_finished_total")
        .doesNotContain("histogram")
        .doesNotContain("tokens");
  }

  @Test
  void tellsNothingOfASumThatHasNoNumberInTheBaseUnit() {
    TrackingPlan days = SinkPlan.measuredIn("days");
    OtlpProtocol told = new OtlpProtocol(URI.create("http://127.0.0.1:4318")).withPlan(days);
    List<Long> buckets = List.of(0L, 0L, 0L, 0L, 0L, 0L, 3L);
    EventCount huge =
        new EventCount(
            "build.finished", Map.of(), 3, Map.of("took", 1e308), Map.of("took", buckets));

    List<Message> messages = told.translate(SinkRows.parcel(huge), AT).messages();

    assertThat(messages).hasSize(1);
    assertThat(new String(messages.get(0).body(), UTF_8))
        .contains("ao_build_finished_total")
        .doesNotContain("histogram");
  }

  @Test
  void losesWhatThePlanDoesNotHave() {
    Parcel parcel =
        SinkRows.parcel(new EventCount("unknown", Map.of(), 1, Map.of(), Map.of()), count("ok", 1));

    assertThat(otlp.translate(parcel, AT).refused()).isEqualTo(Map.of(0, "unknown_event"));
    assertThat(otlp.translate(parcel, AT).messages())
        .extracting(Message::of)
        .containsExactly(List.of(1));
    OtlpProtocol planless = new OtlpProtocol(URI.create("http://127.0.0.1:4318"));
    assertThat(planless.translate(parcel, AT).refused()).hasSize(2);
    assertThat(planless.translate(parcel, AT).messages()).isEmpty();
  }

  @Test
  void countsTheLastOnesAsLostWherePointsWereRejected() {
    Parcel parcel = SinkRows.parcel(count("ok", 12), count("failed", 1), count("ok", 2));

    assertThat(read(parcel, 1)).containsExactly("", "", "partial_success");
    assertThat(read(parcel, 3)).containsExactly("", "", "partial_success");
    assertThat(read(parcel, 4)).containsExactly("", "partial_success", "partial_success");
  }

  @Test
  void countsThePointsThatWereSentWhereSomeWereRejected() {
    EventCount bare = new EventCount("build.finished", Map.of(), 2, Map.of(), Map.of());
    Parcel parcel = SinkRows.parcel(count("ok", 12), bare);

    assertThat(read(parcel, 1)).containsExactly("", "partial_success");
    assertThat(read(parcel, 2)).containsExactly("partial_success", "partial_success");
  }

  private List<String> read(Parcel parcel, int rejected) {
    Message message = otlp.translate(parcel, AT).messages().get(0);
    String answer = "{\"partialSuccess\":{\"rejectedDataPoints\":\"" + rejected + "\"}}";
    Response response = new Response(200, Map.of(), answer.getBytes(UTF_8));
    return otlp.read(parcel, message, response).outcomes().stream()
        .map(Delivery.Outcome::reason)
        .toList();
  }

  private String body(Parcel parcel) {
    return body(otlp, parcel);
  }

  private static String body(OtlpProtocol told, Parcel parcel) {
    return new String(told.translate(parcel, AT).messages().get(0).body(), UTF_8);
  }

  /** Of builds that took at most 10 ms each. */
  private static EventCount count(String outcome, long n) {
    List<Long> buckets = new ArrayList<>(Collections.nCopies(17, 0L));
    buckets.set(1, n);
    return new EventCount(
        "build.finished",
        Map.of("outcome", outcome),
        n,
        Map.of("took", 4120.0, "tokens", 900.0),
        Map.of("took", buckets));
  }
}
