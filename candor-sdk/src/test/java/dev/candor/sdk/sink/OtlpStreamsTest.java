package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpStreamsTest {

  private static final Row ROW =
      prompt(
          """
          "result":"success","kind":"chat","model":"opus","prompt":"Fix the \\uD83D\\uDC1B",
          "cached":true,"servers":["a","b"],"context_project":"9f9f","retries":3""");

  private static final Parcel PROMPT = SinkRows.under(SinkPlan.plan(), ROW);

  private final OtlpProtocol otlp =
      new OtlpProtocol(URI.create("http://127.0.0.1:4318"))
          .withStreams(Streams.CONTENT_IN_LOGS)
          .withPlan(SinkPlan.plan());

  @Test
  void keepsContentInTheLogs() {
    assertThat(messages(otlp, PROMPT))
        .extracting(Message::of)
        .containsExactly(List.of(0), List.of(0));
    assertThat(body(otlp, 0))
        .contains("\"logRecords\"", "Fix the", "opus", "9f9f", "\"stringValue\":\"b\"");
  }

  @Test
  void tellsTracesLengthsAndCountsAndWhatIsClosed() {
    assertThat(body(otlp, 1))
        .contains(
            """
            "attributes":[\
            {"key":"event.id","value":{"stringValue":"019c2340-0000-7000-8000-000000000101"}},\
            {"key":"session.id","value":{"stringValue":"s-1"}},\
            {"key":"result","value":{"stringValue":"success"}},\
            {"key":"kind","value":{"stringValue":"chat"}},\
            {"key":"prompt_length","value":{"intValue":"9"}},\
            {"key":"cached","value":{"boolValue":true}},\
            {"key":"servers_count","value":{"intValue":"2"}},\
            {"key":"retries","value":{"intValue":"3"}},\
            {"key":"duration_ms","value":{"doubleValue":8.5}}]""");
  }

  @Test
  void tellsTracesNoTextWhereThePlanIsNotKnown() {
    OtlpProtocol planless =
        new OtlpProtocol(URI.create("http://127.0.0.1:4318")).withStreams(Streams.CONTENT_IN_LOGS);

    assertThat(body(planless, 1))
        .doesNotContain("chat", "opus", "Fix", "9f9f", "prompt_length")
        .contains("\"code\":1", "\"retries\"");
  }

  @Test
  void tellsTracesNoTextOfWhatWasRecordedUnderAnotherPlan() {
    Message trace = messages(otlp, SinkRows.parcel(ROW)).get(1);

    assertThat(new String(trace.body(), UTF_8))
        .doesNotContain("chat", "opus", "Fix", "9f9f", "prompt_length")
        .contains("\"code\":1", "\"retries\"", "\"servers_count\"");
  }

  @Test
  void tellsAnEventThatEndedNothingToTheLogsOnly() {
    assertThat(messages(otlp, SinkRows.parcel(SinkRows.row(1))))
        .extracting(message -> message.to().getPath())
        .containsExactly("/v1/logs");
  }

  @Test
  void tellsTracesNothingOfWhatTheLogsDoNotTake() {
    Parcel parcel = SinkRows.parcel(ended("x".repeat(257), ""));

    assertThat(otlp.translate(parcel, Instant.EPOCH).refused()).isEqualTo(Map.of(0, "too_large"));
    assertThat(messages(otlp, parcel)).isEmpty();
    assertThat(messages(otlp.withStreams(Streams.APART), parcel)).hasSize(1);
  }

  private static Row prompt(String properties) {
    return ended("prompt.sent", properties);
  }

  private static Row ended(String name, String properties) {
    return SinkRows.row(
        1,
        name,
        """
        "session_id":"s-1","properties":{%s},"measurements":{"duration_ms":8.5},
        "trace_id":"%s","span_id":"b7ad6b7169203331\""""
            .formatted(properties, SinkRows.TRACE));
  }

  private static String body(OtlpProtocol protocol, int message) {
    return new String(messages(protocol, PROMPT).get(message).body(), UTF_8);
  }

  private static List<Message> messages(OtlpProtocol protocol, Parcel parcel) {
    return protocol.translate(parcel, Instant.EPOCH).messages();
  }
}
