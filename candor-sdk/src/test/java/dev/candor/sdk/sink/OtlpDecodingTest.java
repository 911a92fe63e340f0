package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.candor.sdk.Parcel;
import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry's own classes read of what is sent; they refuse what they do not know. */
class OtlpDecodingTest {

  private static final Pattern ID = Pattern.compile("\"(traceId|spanId|parentSpanId)\":\"(\\w+)\"");
  private static final Row ENDED =
      SinkRows.row(
          1,
          "ao.setup",
          """
          "session_id":"s-1","properties":{"result":"success","odd":"é\\uD83D\\uDC1B\\u0000\\"\\\\"},
          "measurements":{"duration_ms":250,"big":9223372036854775807,"small":-1e-300},
          "trace_id":"%s","span_id":"b7ad6b7169203331","parent_span_id":"00f067aa0ba902b7\""""
              .formatted(SinkRows.TRACE));

  private final OtlpProtocol otlp =
      new OtlpProtocol(URI.create("http://127.0.0.1:4318"))
          .withPlan(SinkPlan.plan())
          .withStreams(Streams.CONTENT_IN_LOGS);

  @Test
  void readsALogRecord() throws Exception {
    ExportLogsServiceRequest request =
        decoded(SinkRows.parcel(ENDED), 0, ExportLogsServiceRequest.newBuilder()).build();

    assertThat(texts(request.getResourceLogs(0).getResource().getAttributesList()))
        .containsEntry("service.name", "ao")
        .containsEntry("service.instance.id", "7b0d")
        .hasSize(7);
    LogRecord log = request.getResourceLogs(0).getScopeLogs(0).getLogRecords(0);
    assertThat(log.getEventName()).isEqualTo("ao.setup");
    assertThat(log.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_INFO);
    assertThat(log.getTimeUnixNano()).isEqualTo(1_770_112_800_123_000_000L);
    assertThat(HexFormat.of().formatHex(log.getTraceId().toByteArray())).isEqualTo(SinkRows.TRACE);
    assertThat(HexFormat.of().formatHex(log.getSpanId().toByteArray()))
        .isEqualTo("b7ad6b7169203331");
    assertThat(value(log.getAttributesList(), "odd").getStringValue())
        .isEqualTo("é\uD83D\uDC1B\u0000\"\\");
    assertThat(value(log.getAttributesList(), "big").getIntValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(value(log.getAttributesList(), "small").getDoubleValue()).isEqualTo(-1e-300);
  }

  @Test
  void readsASpan() throws Exception {
    ExportTraceServiceRequest request =
        decoded(SinkRows.parcel(ENDED), 1, ExportTraceServiceRequest.newBuilder()).build();

    Span span = request.getResourceSpans(0).getScopeSpans(0).getSpans(0);
    assertThat(span.getName()).isEqualTo("ao.setup");
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
    assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(250_000_000);
    assertThat(span.getTraceId().size()).isEqualTo(16);
    assertThat(HexFormat.of().formatHex(span.getParentSpanId().toByteArray()))
        .isEqualTo("00f067aa0ba902b7");
    assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_OK);
    assertThat(value(span.getAttributesList(), "event.id").getStringValue())
        .isEqualTo(ENDED.id().toString());
  }

  @Test
  void readsMetrics() throws Exception {
    List<Long> buckets = new ArrayList<>(Collections.nCopies(17, 0L));
    buckets.set(16, 3L);
    EventCount count =
        new EventCount(
            "build.finished",
            Map.of("outcome", "ok"),
            3,
            Map.of("took", 12_000_000.0, "tokens", 70.0),
            Map.of("took", buckets));

    ExportMetricsServiceRequest request =
        decoded(SinkRows.parcel(count), 0, ExportMetricsServiceRequest.newBuilder()).build();

    List<Metric> metrics = request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
    assertThat(metrics)
        .extracting(Metric::getName)
        .containsExactly(
            "ao_build_finished_total",
            "ao_build_finished_took_seconds",
            "ao_build_finished_tokens_total");
    assertThat(metrics.get(0).getSum().getDataPoints(0).getAsInt()).isEqualTo(3);
    assertThat(metrics.get(0).getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
    HistogramDataPoint took = metrics.get(1).getHistogram().getDataPoints(0);
    assertThat(took.getCount()).isEqualTo(3);
    assertThat(took.getSum()).isEqualTo(12_000);
    assertThat(took.getBucketCountsList()).hasSize(took.getExplicitBoundsCount() + 1).endsWith(3L);
    assertThat(metrics.get(2).getSum().getDataPoints(0).getAsDouble()).isEqualTo(70);
  }

  private <B extends Message.Builder> B decoded(Parcel parcel, int message, B into)
      throws InvalidProtocolBufferException {
    byte[] body = otlp.translate(parcel, Instant.EPOCH).messages().get(message).body();
    JsonFormat.parser().merge(withIdsOfProtobuf(new String(body, UTF_8)), into);
    return into;
  }

  /** OTLP writes ids in hexadecimal digits where protobuf's JSON has base64. */
  private static String withIdsOfProtobuf(String json) {
    return ID.matcher(json)
        .replaceAll(
            id ->
                "\"%s\":\"%s\""
                    .formatted(
                        id.group(1),
                        Base64.getEncoder()
                            .encodeToString(HexFormat.of().parseHex("" + id.group(2)))));
  }

  private static AnyValue value(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    attributes.forEach(each -> texts.put(each.getKey(), each.getValue().getStringValue()));
    return texts;
  }
}
