package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver of OTLP is told of a parcel. */
class OtlpProtocolTest {

  private static final Instant AT = Instant.parse("2026-02-03T10:05:00Z");
  private static final URI BASE = URI.create("http://127.0.0.1:4318");
  private static final String RESOURCE =
      """
      "resource":{"attributes":[\
      {"key":"service.name","value":{"stringValue":"ao"}},\
      {"key":"service.version","value":{"stringValue":"1.4.2"}},\
      {"key":"os.type","value":{"stringValue":"linux"}},\
      {"key":"os.version","value":{"stringValue":"6.1"}},\
      {"key":"host.arch","value":{"stringValue":"amd64"}},\
      {"key":"deployment.environment.name","value":{"stringValue":"workstation"}},\
      {"key":"service.instance.id","value":{"stringValue":"7b0d"}}]}""";
  private static final String SCOPE = "\"scope\":{\"name\":\"candor\",\"version\":\"0f1e2d3c\"}";

  private final OtlpProtocol otlp = new OtlpProtocol(BASE);

  @Test
  void tellsAnEventAsALogRecord() {
    Row row =
        SinkRows.row(
            1,
            "ao.session.spawned",
            """
            "session_id":"s-1","properties":{"agent":"codex","fresh":false,"tags":["a",1],
            "tokens":{"input":7},"gone":null},"measurements":{"startup_ms":412,"cost":0.25}""");

    assertThat(body(otlp, SinkRows.parcel(row)))
        .isEqualTo(
            """
            {"resourceLogs":[{%s,"scopeLogs":[{%s,"logRecords":[\
            {"timeUnixNano":"1770112800123000000","observedTimeUnixNano":"1770112800123000000",\
            "severityNumber":9,"eventName":"ao.session.spawned","attributes":[\
            {"key":"event.id","value":{"stringValue":"019c2340-0000-7000-8000-000000000101"}},\
            {"key":"session.id","value":{"stringValue":"s-1"}},\
            {"key":"agent","value":{"stringValue":"codex"}},\
            {"key":"fresh","value":{"boolValue":false}},\
            {"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"},{"intValue":"1"}]}}},\
            {"key":"tokens","value":{"kvlistValue":{"values":[{"key":"input","value":{"intValue":"7"}}]}}},\
            {"key":"gone","value":{}},\
            {"key":"startup_ms","value":{"intValue":"412"}},\
            {"key":"cost","value":{"doubleValue":0.25}}]}]}]}]}"""
                .formatted(RESOURCE, SCOPE));
  }

  @Test
  void tellsAnOperationThatEndedAsASpan() {
    assertThat(body(otlp, SinkRows.parcel(ended("error", "12.345678"))))
        .isEqualTo(
            """
            {"resourceSpans":[{%s,"scopeSpans":[{%s,"spans":[\
            {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",\
            "parentSpanId":"00f067aa0ba902b7","name":"ao.setup","kind":1,\
            "startTimeUnixNano":"1770112800110654322","endTimeUnixNano":"1770112800123000000",\
            "attributes":[\
            {"key":"event.id","value":{"stringValue":"019c2340-0000-7000-8000-000000000102"}},\
            {"key":"result","value":{"stringValue":"error"}},\
            {"key":"duration_ms","value":{"doubleValue":12.345678}}],\
            "status":{"code":2}}]}]}]}"""
                .formatted(RESOURCE, SCOPE));
    assertThat(messages(otlp, SinkRows.parcel(ended("error", "1"))).get(0).to())
        .isEqualTo(URI.create("http://127.0.0.1:4318/v1/traces"));
  }

  @ParameterizedTest
  @CsvSource({"success,{\"code\":1}", "error,{\"code\":2}", "aborted,{}", "odd,{}"})
  void saysHowAnOperationEnded(String result, String status) {
    assertThat(body(otlp, SinkRows.parcel(ended(result, "1")))).contains("\"status\":" + status);
  }

  @Test
  void tellsWhatHappenedWithinAnOperationAsALogRecordThatNamesItsSpan() {
    Row within =
        SinkRows.row(
            1,
            "ao.step",
            """
            "properties":{},"measurements":{"duration_ms":3},"trace_id":"%s",
            "parent_span_id":"00f067aa0ba902b7\""""
                .formatted(SinkRows.TRACE));

    assertThat(body(otlp, SinkRows.parcel(within)))
        .contains("\"logRecords\"")
        .contains("\"traceId\":\"" + SinkRows.TRACE + "\",\"spanId\":\"00f067aa0ba902b7\"");
  }

  @Test
  void tellsAnOperationWithoutADurationAsALogRecord() {
    Row row =
        SinkRows.row(
            1,
            "ao.setup",
            """
            "properties":{},"measurements":{"took_ms":3},"trace_id":"%s","span_id":"b7ad6b7169203331\""""
                .formatted(SinkRows.TRACE));

    assertThat(body(otlp, SinkRows.parcel(row))).contains("\"spanId\":\"b7ad6b7169203331\"");
    assertThat(paths(otlp, SinkRows.parcel(row))).containsExactly("/v1/logs");
    assertThat(paths(otlp.withDuration("took_ms"), SinkRows.parcel(row)))
        .containsExactly("/v1/traces");
  }

  @Test
  void tellsAnOperationWhoseEventTakesItsEndOverAsASpan() {
    Row row =
        SinkRows.row(
            1,
            "ao.setup",
            """
            "properties":{"result":"success"},"measurements":{"duration":18},"trace_id":"%s",
            "span_id":"b7ad6b7169203331\""""
                .formatted(SinkRows.TRACE));

    assertThat(paths(otlp, SinkRows.parcel(row))).containsExactly("/v1/traces");
    assertThat(body(otlp, SinkRows.parcel(row)))
        .contains("\"startTimeUnixNano\":\"1770112800105000000\"")
        .contains("\"endTimeUnixNano\":\"1770112800123000000\"");
  }

  @Test
  void sendsLogsAndSpansApartAndNothingWhereThereIsNone() {
    Parcel parcel = SinkRows.parcel(SinkRows.row(1), ended("success", "5"), SinkRows.row(3));

    List<Message> messages = messages(otlp, parcel);

    assertThat(messages).extracting(Message::of).containsExactly(List.of(0, 2), List.of(1));
    assertThat(paths(otlp, parcel)).containsExactly("/v1/logs", "/v1/traces");
    assertThat(paths(otlp, SinkRows.parcel(SinkRows.row(1)))).containsExactly("/v1/logs");
  }

  @Test
  void sendsEverythingToTheLogsWhereThatIsChosen() {
    Parcel parcel = SinkRows.parcel(SinkRows.row(1), ended("success", "5"));

    assertThat(paths(otlp.withStreams(Streams.LOGS), parcel)).containsExactly("/v1/logs");
  }

  @Test
  void takesASignalsOwnAddressAsItIs() {
    OtlpProtocol own =
        new OtlpProtocol(URI.create("https://base.example/otlp/"))
            .withTracesAt(URI.create("https://traces.example/in?tenant=1"));

    assertThat(messages(own, SinkRows.parcel(SinkRows.row(1), ended("success", "5"))))
        .extracting(Message::to)
        .containsExactly(
            URI.create("https://base.example/otlp/v1/logs"),
            URI.create("https://traces.example/in?tenant=1"));
    assertThat(
            messages(
                own.withLogsAt(URI.create("http://logs.example:9")),
                SinkRows.parcel(SinkRows.row(1))))
        .extracting(Message::to)
        .containsExactly(URI.create("http://logs.example:9/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "host:80", "http://host/otlp?key=1", "http://host/#a"})
  void refusesABaseAddressThatIsNone(String address) {
    assertThatThrownBy(() -> new OtlpProtocol(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address);
  }

  @Test
  void compressesAndShowsNoSecret() {
    Message message =
        messages(otlp.withSecret("x-api-key", "hush"), SinkRows.parcel(SinkRows.row(1))).get(0);

    assertThat(message.headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "application/json",
                "Content-Encoding", "gzip",
                "User-Agent", "candor-java"));
  }

  @ParameterizedTest
  @CsvSource({
    "x-key,'a\nInjected: hush'",
    "x-key,''",
    "'x key',hush",
    "x-key,hush\u00e9",
    "x-key,'hush '",
    "x-key,'hush\n'"
  })
  void refusesASecretThatCannotBeSentAndDoesNotTellIt(String header, String value) {
    assertThatThrownBy(() -> otlp.withSecret(header, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(header)
        .hasMessageNotContaining("hush");
  }

  @Test
  void keepsItsOwnIdsWhereAFieldHasTheirNames() {
    Row row =
        SinkRows.row(1, "ao.step", "\"properties\":{\"event.id\":\"forged\"},\"measurements\":{}");

    assertThat(body(otlp, SinkRows.parcel(row)))
        .doesNotContain("forged")
        .containsOnlyOnce("event.id");
  }

  @ParameterizedTest
  @CsvSource({
    "1969-12-31T23:59:59Z,0",
    "1970-01-01T00:00:00.001Z,1000000",
    "9999-12-31T23:59:59.999Z,9223372036854000000"
  })
  void saysTheNearestTimeThatAReceiverCanRead(String time, String nanos) {
    Row row =
        Row.parse(
            """
            {"event_id":"019c2340-0000-7000-8000-000000000101","event_name":"a.b","timestamp":"%s",
             "event_sequence":1,"properties":{},"measurements":{}}"""
                .formatted(time)
                .getBytes(UTF_8));

    assertThat(body(otlp, SinkRows.parcel(row))).contains("\"timeUnixNano\":\"" + nanos + "\"");
  }

  @Test
  void neverBeginsASpanBefore1970OrAfterItsEnd() {
    assertThat(body(otlp, SinkRows.parcel(ended("success", "1e300"))))
        .contains("\"startTimeUnixNano\":\"0\"");
    assertThat(body(otlp, SinkRows.parcel(ended("success", "-5"))))
        .contains("\"startTimeUnixNano\":\"1770112800123000000\"");
  }

  @Test
  void splitsWhatIsLargeWithoutLosingAnEvent() {
    String text = "x".repeat(1_500_000);
    String rest = "\"properties\":{\"t\":\"%s\"},\"measurements\":{}".formatted(text);
    Parcel parcel =
        SinkRows.parcel(
            SinkRows.row(1, "a.b", rest),
            SinkRows.row(2, "a.b", rest),
            SinkRows.row(3, "a.b", rest));

    List<Message> messages = messages(otlp, parcel);

    assertThat(messages).extracting(Message::of).containsExactly(List.of(0, 1), List.of(2));
    assertThat(messages).allMatch(message -> message.body().length < OtlpEnvelopes.FULL);
    assertThat(messages.get(1).body())
        .isEqualTo(messages(otlp, SinkRows.parcel(parcel.rows().get(2))).get(0).body());
  }

  @Test
  void sendsNothingThatIsTooLargeByItself() {
    OtlpEnvelopes envelopes =
        new OtlpEnvelopes(Signal.LOGS, SinkRows.header(null), BASE, 1_000, 2_000);

    assertThat(envelopes.add(List.of(0), out -> out.value("a".repeat(10)))).isTrue();
    assertThat(envelopes.add(List.of(1), out -> out.value("b".repeat(2_000)))).isFalse();
    assertThat(envelopes.add(List.of(2), out -> out.value("c".repeat(10)))).isTrue();

    assertThat(envelopes.messages())
        .extracting(Message::of)
        .containsExactly(List.of(0), List.of(2));
    assertThat(OtlpEnvelopes.MOST).isLessThan(64 * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\uD83D\uDE00"})
  void refusesALogRecordWhoseNameHasMoreThan256Letters(String letter) {
    String rest = "\"properties\":{},\"measurements\":{}";
    Row longest = SinkRows.row(1, letter.repeat(256), rest);
    Row longer = SinkRows.row(2, letter.repeat(257), rest);

    Protocol.Translation translation = otlp.translate(SinkRows.parcel(longest, longer), AT);

    assertThat(translation.refused()).isEqualTo(Map.of(1, "too_large"));
    assertThat(translation.messages()).extracting(Message::of).containsExactly(List.of(0));
  }

  @Test
  void givesTheSameBytesAgain() {
    Parcel parcel = SinkRows.parcel(SinkRows.row(1), ended("success", "5"));

    assertThat(messages(otlp, parcel).stream().map(message -> new String(message.body(), UTF_8)))
        .isEqualTo(
            messages(new OtlpProtocol(BASE), parcel).stream()
                .map(message -> new String(message.body(), UTF_8))
                .toList());
  }

  @Test
  void keepsEventsForTwentyEightDays() {
    assertThat(otlp.oldest()).isEqualTo(Duration.ofDays(28));
    assertThat(otlp.address()).isEqualTo(BASE);
  }

  private static Row ended(String result, String millis) {
    return SinkRows.row(
        2,
        "ao.setup",
        """
        "properties":{"result":"%s"},"measurements":{"duration_ms":%s},
        "trace_id":"%s","span_id":"b7ad6b7169203331","parent_span_id":"00f067aa0ba902b7\""""
            .formatted(result, millis, SinkRows.TRACE));
  }

  private static List<Message> messages(Protocol protocol, Parcel parcel) {
    return protocol.translate(parcel, AT).messages();
  }

  private static List<String> paths(Protocol protocol, Parcel parcel) {
    return messages(protocol, parcel).stream().map(message -> "" + message.to().getPath()).toList();
  }

  private static String body(Protocol protocol, Parcel parcel) {
    return new String(messages(protocol, parcel).get(0).body(), UTF_8);
  }
}
