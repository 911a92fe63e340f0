package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
import static dev.candor.sdk.sink.SampleParcel.RUN;
import static dev.candor.sdk.sink.SampleParcel.attempt;
import static dev.candor.sdk.sink.SampleParcel.body;
import static dev.candor.sdk.sink.SampleParcel.events;
import static dev.candor.sdk.sink.SampleParcel.inOneLine;
import static dev.candor.sdk.sink.SampleParcel.many;
import static dev.candor.sdk.sink.SampleParcel.ofCounts;
import static dev.candor.sdk.sink.SampleParcel.only;
import static dev.candor.sdk.sink.SampleParcel.parcel;
import static dev.candor.sdk.sink.SampleParcel.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentProtocolTest {

  private final SegmentProtocol segment =
      SegmentProtocol.segment(URI.create("https://api.segment.io"), "w-key");
  private final SegmentProtocol rudder =
      SegmentProtocol.rudderStack(URI.create("https://data.example"), "w-key");

  @Test
  void tellsSegmentOfAnEvent() {
    Message message = only(segment, parcel(row(1, "{\"outcome\":\"ok\"}")));

    assertThat(message.to()).hasToString("https://api.segment.io/v1/batch");
    assertThat(body(message))
        .isEqualTo(
            inOneLine(
                """
                {"sentAt":"2026-02-03T10:00:05.678Z",
                 "context":{"library":{"name":"candor-java","version":"1.0.0"}},
                 "batch":[
                  {"type":"track",
                   "messageId":"019c2340-0000-8000-8000-000000000101",
                   "anonymousId":"ins-12345",
                   "event":"step_done",
                   "timestamp":"2026-02-03T10:00:00.101Z",
                   "properties":{"outcome":"ok","took_ms":412,"actor":"installation","plan":"p1a2",
                    "environment":"workstation","host_arch":"amd64"},
                   "context":{"app":{"name":"build-tool","version":"1.4.2"},
                    "os":{"name":"linux","version":"6.1"}},
                   "integrations":{}}]}
                """));
    assertThat(message.headers())
        .containsOnly(
            Map.entry("Content-Type", "application/json"),
            Map.entry("User-Agent", "candor-java/1.0.0"));
  }

  @Test
  void tellsRudderStackThroughWhichChannelAndCompressed() {
    Message message = only(rudder, parcel(row(1, "{}")));

    assertThat(message.to()).hasToString("https://data.example/v1/batch");
    assertThat(message.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(body(message).replace("\"channel\":\"server\",", ""))
        .isEqualTo(body(only(segment, parcel(row(1, "{}")))))
        .isNotEqualTo(body(message));
  }

  @Test
  void asksForNoAddressAndShowsNoKey() {
    for (SegmentProtocol protocol : List.of(segment, rudder)) {
      Message message = only(protocol, parcel(row(1, "{}")));

      assertThat(body(message)).doesNotContain("direct").doesNotContain("\"ip\"");
      assertThat(body(message)).doesNotContain("w-key").doesNotContain("userId");
      assertThat(message.headers().toString()).doesNotContain("w-key").doesNotContain("Basic");
      assertThat(protocol.toString()).doesNotContain("w-key");
    }
  }

  @Test
  void countsTheAttemptsAfterTheFirst() {
    Parcel parcel = parcel(row(1, "{}"));

    assertThat(only(segment, parcel).headers()).doesNotContainKey("X-Retry-Count");
    assertThat(only(segment, attempt(2, parcel)).headers()).containsEntry("X-Retry-Count", "1");
    assertThat(only(rudder, attempt(9, parcel)).headers()).containsEntry("X-Retry-Count", "8");
    assertThat(only(segment, attempt(2, parcel)).body()).isEqualTo(only(segment, parcel).body());
  }

  @Test
  void takesTheRunWhereThereIsNoInstallation() {
    assertThat(events(only(segment, parcel((String) null, row(1, "{}"))), "batch").get(0))
        .extracting(event -> event.text("anonymousId"))
        .isEqualTo(RUN.toString());
  }

  @Test
  void refusesAnEventOfMoreThan32Kilobytes() {
    int room = 32_000 - bytes(only(segment, parcel(row(1, text(0)))));

    assertThat(segment.translate(parcel(row(1, text(room))), AT).refused()).isEmpty();
    assertThat(segment.translate(parcel(row(1, "{}"), row(2, text(room))), AT).refused()).isEmpty();
    assertThat(segment.translate(parcel(row(1, text(room + 1))), AT).refused())
        .containsExactly(Map.entry(0, "too_large"));
    assertThat(segment.translate(parcel(row(1, "{}"), row(2, text(room + 1))), AT).refused())
        .containsExactly(Map.entry(1, "too_large"));
  }

  /** How long the one event of a message is. */
  private static int bytes(Message message) {
    JsonWriter out = new JsonWriter(256);
    events(message, "batch").get(0).write(out);
    return out.size();
  }

  private static String text(int letters) {
    return "{\"t\":\"" + "x".repeat(letters) + "\"}";
  }

  @Test
  void keepsEachBodyWithin500KilobytesAndLeavesNothingOut() {
    Parcel parcel = many(100, text(20_000));

    Protocol.Translation translation = segment.translate(parcel, AT);

    assertThat(translation.refused()).isEmpty();
    assertThat(translation.messages()).hasSize(5);
    assertThat(translation.messages())
        .allSatisfy(message -> assertThat(message.body().length).isLessThanOrEqualTo(500_000));
    assertThat(translation.messages().stream().flatMap(message -> message.of().stream()))
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    for (Message message : translation.messages()) {
      Row[] alone = message.of().stream().map(parcel.rows()::get).toArray(Row[]::new);
      assertThat(only(segment, parcel(alone)).body()).isEqualTo(message.body());
    }
  }

  /** Of the body as it is sent, with what ends it. */
  @Test
  void fillsABodyToTheLastByteOf500Kilobytes() {
    int room = 500_000 - only(segment, many(25, text(19_300))).body().length;
    Row[] full = many(25, text(19_300)).rows().toArray(Row[]::new);

    full[24] = row(25, text(19_300 + room));
    assertThat(only(segment, parcel(full)).body()).hasSize(500_000);

    full[24] = row(25, text(19_300 + room + 1));
    assertThat(segment.translate(parcel(full), AT).messages()).hasSize(2);
  }

  @Test
  void addsAndLeavesOutAsTheProductSays() {
    SegmentProtocol told =
        segment
            .withProperties(Map.of("edition", new Json.Whole(2)))
            .withProperty("mode", row -> "using")
            .withoutFields(List.of("took_ms"));

    assertThat(body(only(told, parcel(row(1, "{}")))))
        .contains("\"properties\":{\"mode\":\"using\",\"edition\":2,\"actor\"");
  }

  @Test
  void keepsEventsForTwentyEightDays() {
    assertThat(segment.oldest()).isEqualTo(Duration.ofDays(28));
    assertThat(rudder.oldest()).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void refusesCounts() {
    assertThat(segment.translate(ofCounts(), AT).messages()).isEmpty();
    assertThat(segment.translate(ofCounts(), AT).refused()).containsValue("no_counts").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "200,READ,READ",
    "400,REJECT,REJECT",
    "401,REJECT,CLOSE",
    "403,REJECT,CLOSE",
    "404,REJECT,CLOSE",
    "408,RETRY,REJECT",
    "410,RETRY,REJECT",
    "413,SPLIT,SPLIT",
    "429,RETRY,RETRY",
    "460,RETRY,REJECT",
    "500,RETRY,RETRY",
    "501,REJECT,RETRY",
    "502,RETRY,RETRY",
    "503,RETRY,RETRY",
    "504,RETRY,RETRY",
    "505,REJECT,RETRY",
    "511,REJECT,RETRY"
  })
  void eachStatusMeansWhatEitherSays(int status, Fate atSegment, Fate atRudderStack) {
    assertThat(segment.fate(status)).isEqualTo(atSegment);
    assertThat(rudder.fate(status)).isEqualTo(atRudderStack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "ok", "\"OK\"", "{\"success\":true}", "{}"})
  void aGoodStatusTakesAll(String body) {
    assertThat(read(segment, body)).isEqualTo(Delivery.accepted(2));
    assertThat(read(rudder, body)).isEqualTo(Delivery.accepted(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"welcome", "[]", "{\"success\":false}", "{\"success\":"})
  void whatIsNoAnswerOfTheirsComesAgain(String body) {
    assertThatThrownBy(() -> read(segment, body)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> read(rudder, body)).isInstanceOf(MalformedException.class);
  }

  private static Delivery read(SegmentProtocol protocol, String body) {
    Parcel parcel = parcel(row(1, "{}"), row(2, "{}"));
    Message message = only(protocol, parcel);
    return protocol.read(parcel, message, new Response(200, Map.of(), body.getBytes(UTF_8)));
  }
}
