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
import static dev.candor.sdk.sink.SampleParcel.refused;
import static dev.candor.sdk.sink.SampleParcel.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmplitudeProtocolTest {

  private final AmplitudeProtocol amplitude =
      new AmplitudeProtocol(URI.create("https://api.eu.amplitude.com/"), "a-key");

  @Test
  void tellsAnEvent() {
    AmplitudeProtocol told =
        amplitude.withFixed("platform", "CLI").withMember("language", "language");

    Message message = only(told, parcel(row(1, "{\"outcome\":\"ok\",\"language\":\"de_DE\"}")));

    assertThat(message.to()).hasToString("https://api.eu.amplitude.com/2/httpapi");
    assertThat(body(message))
        .isEqualTo(
            inOneLine(
                """
                {"api_key":"a-key","options":{"min_id_length":5},
                 "events":[
                  {"device_id":"ins-12345","event_type":"step_done",
                   "time":1770112800101,
                   "insert_id":"019c2340-0000-8000-8000-000000000101",
                   "event_id":1,
                   "app_version":"1.4.2","language":"de_DE",
                   "os_name":"linux","os_version":"6.1","platform":"CLI",
                   "library":"candor-java/1.0.0",
                   "plan":{"source":"build-tool","version":"p1a2"},
                   "event_properties":{"outcome":"ok","took_ms":412,
                    "actor":"installation","environment":"workstation","host_arch":"amd64"},
                   "user_properties":{},"$skip_user_properties_sync":true}]}
                """));
    assertThat(message.headers())
        .containsOnly(
            Map.entry("Content-Type", "application/json"),
            Map.entry("Accept", "application/json"),
            Map.entry("User-Agent", "candor-java/1.0.0"));
  }

  @Test
  void keepsAFieldAmongThePropertiesThatCannotBeAMember() {
    AmplitudeProtocol told = amplitude.withMember("app_version", "build");

    Json.Members number = events(only(told, parcel(row(1, "{\"build\":7}"))), "events").get(0);
    Json.Members text = events(only(told, parcel(row(1, "{\"build\":\"7\"}"))), "events").get(0);

    assertThat(number.text("app_version")).isEqualTo("1.4.2");
    assertThat(number.object("event_properties").whole("build")).isEqualTo(7);
    assertThat(text.text("app_version")).isEqualTo("7");
    assertThat(text.object("event_properties").members()).doesNotContainKey("build");
  }

  @Test
  void tellsByTheOtherAddressToo() {
    Message message = only(amplitude.byBatch().withGzip(), parcel(row(1, "{}")));

    assertThat(message.to()).hasToString("https://api.eu.amplitude.com/batch");
    assertThat(message.headers()).containsEntry("Content-Encoding", "gzip");
    assertThat(body(message)).isEqualTo(body(only(amplitude, parcel(row(1, "{}")))));
  }

  @Test
  void changesNothingOnALaterAttempt() {
    Parcel parcel = parcel(row(1, "{}"), row(2, "{}"));

    Message later = amplitude.translate(attempt(3, parcel), AT.plusSeconds(90)).messages().get(0);

    assertThat(later.body()).isEqualTo(only(amplitude, parcel).body());
  }

  @Test
  void tellsNeitherTheAddressNorThePlaceNorAUser() {
    Json.Members event = events(only(amplitude, parcel(row(1, "{}"))), "events").get(0);

    assertThat(event.members())
        .doesNotContainKeys("ip", "country", "region", "city", "user_id", "location_lat");
    assertThat(event.toString()).doesNotContain("$remote");
  }

  @Test
  void leavesTheUserAloneOfWhomNothingIsSaid() {
    Json.Members event = events(only(amplitude, parcel(row(1, "{}"))), "events").get(0);

    assertThat(event.object("user_properties").members()).isEmpty();
    assertThat(event.members()).containsEntry("$skip_user_properties_sync", new Json.Flag(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip", "country", "user_id", "device_id"})
  void setsNoMemberThatSaysWhoOrWhere(String member) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> amplitude.withMember(member, "field"))
        .withMessageContaining("'" + member + "'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> amplitude.withFixed(member, "text"))
        .withMessageContaining("platform");
  }

  @Test
  void takesTheRunWhereThereIsNoInstallation() {
    assertThat(events(only(amplitude, parcel((String) null, row(1, "{}"))), "events").get(0))
        .extracting(event -> event.text("device_id"))
        .isEqualTo(RUN.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anonymous",
        "nil",
        "none",
        "null",
        "n/a",
        "na",
        "undefined",
        "unknown",
        "empty",
        "00000000-0000-0000-0000-000000000000",
        "{}",
        "lmy47d",
        "0",
        "-1",
        "UNKNOWN",
        " unknown ",
        "LMY47D"
      })
  void refusesAnIdThatAmplitudeTakesForAMistake(String id) {
    assertThat(refused(amplitude.withShortestId(1), parcel(id, row(1, "{}"))))
        .containsExactly(Map.entry(0, "illegal_identity"));
  }

  @Test
  void refusesAnIdThatIsTooShort() {
    assertThat(refused(amplitude, parcel("four", row(1, "{}"))))
        .containsExactly(Map.entry(0, "illegal_identity"));

    Message message = only(amplitude.withShortestId(4), parcel("four", row(1, "{}")));

    assertThat(Json.parse(message.body()).object().object("options").whole("min_id_length"))
        .isEqualTo(4);
  }

  @Test
  void cutsATextToWhatAmplitudeKeeps() {
    String long1 = "x".repeat(1_025);
    String pair = "y".repeat(1_023) + "\uD83D\uDE00";
    Message message =
        only(
            amplitude,
            parcel(
                row(
                    1,
                    "{\"a\":\""
                        + long1
                        + "\",\"b\":[\""
                        + pair
                        + "\"],\"c\":{\"d\":\""
                        + long1
                        + "\"}}")));

    Json.Members properties = events(message, "events").get(0).object("event_properties");

    assertThat(properties.text("a")).isEqualTo("x".repeat(1_024));
    assertThat(properties.array("b")).containsExactly(new Json.Text("y".repeat(1_023)));
    assertThat(properties.object("c").text("d")).isEqualTo("x".repeat(1_024));
  }

  @Test
  void cutsAMemberToWhatAmplitudeKeeps() {
    AmplitudeProtocol told = amplitude.withFixed("platform", "x".repeat(1_025));

    assertThat(events(only(told, parcel(row(1, "{}"))), "events").get(0).text("platform"))
        .isEqualTo("x".repeat(1_024));
  }

  @Test
  void keepsTheOrderOfWhatItCuts() {
    String longer = "x".repeat(1_025);

    Message message =
        only(amplitude, parcel(row(1, "{\"c\":{\"z\":[\"%s\"],\"a\":1}}".formatted(longer))));

    assertThat(body(message))
        .contains("{\"c\":{\"z\":[\"%s\"],\"a\":1},\"took_ms\"".formatted("x".repeat(1_024)));
  }

  @Test
  void isNeverDeeperThanAmplitudeLooks() {
    String deepest = "[".repeat(31) + "]".repeat(31);

    Message message = only(amplitude, parcel(row(1, "{\"a\":" + deepest + "}")));

    int depth = 0;
    int most = 0;
    for (char c : body(message).toCharArray()) {
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      most = Math.max(most, depth);
    }
    assertThat(most).isBetween(33, 40);
    assertThatThrownBy(() -> row(1, "{\"a\":[" + deepest + "]}"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAnEventThatHasTooManyPropertiesWithThoseThatAreAdded() {
    Parcel most = parcel(row(1, fields(1_020)));
    Parcel more = parcel(row(1, fields(1_021)));

    Message message = only(amplitude, most);

    assertThat(events(message, "events").get(0).object("event_properties").members())
        .containsKeys("f1019", "took_ms", "actor", "environment", "host_arch")
        .hasSize(1_024);
    assertThat(refused(amplitude, more)).containsExactly(Map.entry(0, "too_large"));
  }

  @Test
  void countsEachPropertyThatAProductAddsAndTheSession() {
    Row row = row(1, fields(1_020));
    Row inSession =
        new Row(
            row.id(),
            row.name(),
            row.epochMillis(),
            row.n(),
            "s-1",
            row.properties(),
            row.measurements(),
            null,
            null);

    assertThat(refused(amplitude, parcel(row))).isEmpty();
    assertThat(refused(amplitude, parcel(inSession))).hasSize(1);
    assertThat(refused(amplitude.withProperty("mode", each -> "using"), parcel(row))).hasSize(1);
    assertThat(refused(amplitude.withProperties(Map.of("edition", new Json.Whole(2))), parcel(row)))
        .hasSize(1);
  }

  @Test
  void countsNoFieldThatIsNotTold() {
    Parcel more = parcel(row(1, fields(1_021)));

    assertThat(refused(amplitude.withoutFields(List.of("f7")), more)).isEmpty();
  }

  @Test
  void refusesAnEventWithAnObjectThatHasTooManyMembers() {
    String most = "{\"deep\":[{\"a\":" + fields(1_024) + "}]}";
    String more = "{\"deep\":[{\"a\":" + fields(1_025) + "}]}";

    assertThat(refused(amplitude, parcel(row(1, most)))).isEmpty();
    assertThat(refused(amplitude, parcel(row(1, "{}"), row(2, more))))
        .containsExactly(Map.entry(1, "too_large"));
  }

  private static String fields(int count) {
    List<String> fields = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> fields.add("\"f" + i + "\":1"));
    return "{" + String.join(",", fields) + "}";
  }

  @Test
  void keepsEachBodyWithinAMegabyteAndLeavesNothingOut() {
    Protocol.Translation translation = amplitude.translate(large(60), AT);

    assertThat(translation.refused()).isEmpty();
    assertThat(translation.messages()).hasSizeGreaterThan(2);
    assertThat(translation.messages())
        .allSatisfy(message -> assertThat(message.body().length).isLessThanOrEqualTo(1_000_000));
    assertThat(translation.messages().stream().flatMap(message -> message.of().stream()))
        .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
  }

  @Test
  void makesTheSameMessageOfItsEventsAlone() {
    Parcel parcel = large(60);
    for (Message message : amplitude.translate(parcel, AT).messages()) {
      Parcel alone = parcel(message.of().stream().map(parcel.rows()::get).toArray(Row[]::new));

      assertThat(only(amplitude, alone).body()).isEqualTo(message.body());
    }
  }

  @Test
  void takesMoreInABatch() {
    assertThat(amplitude.byBatch().translate(large(60), AT).messages()).hasSize(1);
    assertThat(amplitude.byBatch().translate(many(2_001, "{}"), AT).messages())
        .extracting(Message::size)
        .containsExactly(2_000, 1);
    assertThat(amplitude.translate(many(2_000, "{}"), AT).messages())
        .extracting(Message::size)
        .containsExactly(1_999, 1);
  }

  @Test
  void keepsEachBatchWithinTwentyMegabytes() {
    assertThat(amplitude.byBatch().translate(large(450), AT).messages())
        .hasSize(2)
        .allSatisfy(message -> assertThat(message.body().length).isLessThanOrEqualTo(20_000_000));
  }

  /** Events of 50 KB each, in texts that are short enough. */
  private static Parcel large(int events) {
    String texts = ("\"" + "x".repeat(1_000) + "\",").repeat(50);
    return many(events, "{\"texts\":[" + texts + "\"\"]}");
  }

  @Test
  void refusesAnEventThatIsLargerThanARequest() {
    String texts = ("\"" + "x".repeat(1_000) + "\",").repeat(1_000);

    assertThat(refused(amplitude, parcel(row(1, "{\"texts\":[" + texts + "\"\"]}"))))
        .containsExactly(Map.entry(0, "too_large"));
  }

  @Test
  void addsAndLeavesOutAsTheProductSays() {
    AmplitudeProtocol told =
        amplitude
            .withProperties(Map.of("edition", new Json.Whole(2)))
            .withProperty("mode", row -> "using")
            .withoutFields(List.of("took_ms"));

    assertThat(body(only(told, parcel(row(1, "{}")))))
        .contains(
            "\"event_properties\":{\"mode\":\"using\",\"edition\":2,"
                + "\"actor\":\"installation\",\"environment\":\"workstation\",\"host_arch\":\"amd64\"}");
  }

  @Test
  void refusesCounts() {
    assertThat(amplitude.translate(ofCounts(), AT).messages()).isEmpty();
    assertThat(refused(amplitude, ofCounts())).containsValue("no_counts").hasSize(2);
  }

  @Test
  void isNotSentWhatAmplitudeWouldNotKnowAgain() {
    assertThat(amplitude.oldest()).isEqualTo(Duration.ofDays(6));
    assertThat(amplitude).hasToString("Amplitude at https://api.eu.amplitude.com");
  }
}
