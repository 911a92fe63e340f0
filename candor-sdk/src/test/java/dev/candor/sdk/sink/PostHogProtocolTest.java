package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
import static dev.candor.sdk.sink.SampleParcel.RUN;
import static dev.candor.sdk.sink.SampleParcel.attempt;
import static dev.candor.sdk.sink.SampleParcel.body;
import static dev.candor.sdk.sink.SampleParcel.events;
import static dev.candor.sdk.sink.SampleParcel.inOneLine;
import static dev.candor.sdk.sink.SampleParcel.many;
import static dev.candor.sdk.sink.SampleParcel.ofCounts;
import static dev.candor.sdk.sink.SampleParcel.parcel;
import static dev.candor.sdk.sink.SampleParcel.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostHogProtocolTest {

  private final PostHogProtocol postHog =
      new PostHogProtocol(URI.create("https://eu.i.posthog.com/"), "phc_key");

  @Test
  void tellsAnEventByTheNewerDoor() {
    Message message = only(postHog, parcel(row(1, "{\"outcome\":\"ok\",\"clean\":true}")));

    assertThat(message.to()).hasToString("https://eu.i.posthog.com/i/v1/analytics/events");
    assertThat(body(message))
        .isEqualTo(
            inOneLine(
                """
                {"created_at":"2026-02-03T10:00:00.000Z",
                 "batch":[
                  {"event":"step_done",
                   "uuid":"019c2340-0000-8000-8000-000000000101",
                   "distinct_id":"ins-12345",
                   "timestamp":"2026-02-03T10:00:00.101Z",
                   "options":{"process_person_profile":false},
                   "properties":{
                    "$lib":"candor-java","$lib_version":"1.0.0",
                    "$process_person_profile":false,"$geoip_disable":true,
                    "outcome":"ok","clean":true,"took_ms":412,
                    "actor":"installation","product":"build-tool","app_version":"1.4.2","plan":"p1a2",
                    "environment":"workstation",
                    "os_name":"linux","os_version":"6.1","host_arch":"amd64"}}]}
                """));
    assertThat(message.headers())
        .containsOnly(
            Map.entry("Content-Type", "application/json"),
            Map.entry("Content-Encoding", "gzip"),
            Map.entry("User-Agent", "candor-java/1.0.0"),
            Map.entry("PostHog-Sdk-Info", "candor-java/1.0.0"),
            Map.entry("PostHog-Attempt", "1"),
            Map.entry("PostHog-Request-Id", "019c2340-0000-8000-8000-000000000101"),
            Map.entry("PostHog-Request-Timestamp", "2026-02-03T10:00:05.678Z"));
  }

  @Test
  void tellsAnEventByTheOlderDoor() {
    Message message = only(postHog.byBatch(), parcel(row(1, "{}")));

    assertThat(message.to()).hasToString("https://eu.i.posthog.com/batch/");
    assertThat(body(message))
        .isEqualTo(
            inOneLine(
                """
                {"api_key":"phc_key","historical_migration":false,
                 "sent_at":"2026-02-03T10:00:05.678Z",
                 "batch":[
                  {"event":"step_done",
                   "uuid":"019c2340-0000-8000-8000-000000000101",
                   "distinct_id":"ins-12345",
                   "timestamp":"2026-02-03T10:00:00.101Z",
                   "properties":{
                    "$lib":"candor-java","$lib_version":"1.0.0",
                    "$process_person_profile":false,"$geoip_disable":true,
                    "took_ms":412,
                    "actor":"installation","product":"build-tool","app_version":"1.4.2","plan":"p1a2",
                    "environment":"workstation",
                    "os_name":"linux","os_version":"6.1","host_arch":"amd64"}}]}
                """));
    assertThat(message.headers())
        .containsOnlyKeys("Content-Type", "Content-Encoding", "User-Agent");
  }

  @Test
  void changesOnALaterAttemptOnlyWhatSaysSo() {
    Message first = only(postHog, parcel(row(1, "{}"), row(2, "{}")));
    Message later =
        postHog
            .translate(attempt(3, parcel(row(1, "{}"), row(2, "{}"))), AT.plusSeconds(90))
            .messages()
            .get(0);

    assertThat(body(later)).isEqualTo(body(first));
    assertThat(later.headers())
        .containsEntry("PostHog-Attempt", "3")
        .containsEntry("PostHog-Request-Timestamp", "2026-02-03T10:01:35.678Z")
        .containsEntry(
            "PostHog-Request-Id", first.headers().getOrDefault("PostHog-Request-Id", ""));
  }

  @Test
  void eachRequestOfAParcelHasAnIdOfItsOwnThatIsTheSameOnALaterAttempt() {
    Parcel parcel = many(20, "{\"text\":\"" + "x".repeat(800_000) + "\"}");

    assertThat(requests(parcel)).hasSize(4).doesNotHaveDuplicates().startsWith("" + parcel.id());
    assertThat(requests(attempt(2, parcel))).isEqualTo(requests(parcel));
  }

  private List<String> requests(Parcel of) {
    return postHog.translate(of, AT).messages().stream()
        .map(message -> message.headers().getOrDefault("PostHog-Request-Id", ""))
        .toList();
  }

  @Test
  void whatACourierBringsAtOnceIsOneRequestWhereItIsSmall() {
    assertThat(postHog.translate(many(1_000, "{}"), AT).messages()).hasSize(1);
  }

  @Test
  void keepsTheBatchsTimeWhenSomeOfItWasAnswered() {
    String whole = body(only(postHog, parcel(row(1, "{}"), row(2, "{}"))));
    String rest = body(only(postHog, attempt(2, parcel(row(2, "{}")))));

    assertThat(Json.parse(rest.getBytes(UTF_8)).object())
        .extracting(json -> json.text("created_at"))
        .isEqualTo("2026-02-03T10:00:00.000Z");
    assertThat(whole).contains("\"created_at\":\"2026-02-03T10:00:00.000Z\"");
  }

  @Test
  void takesTheRunWhereThereIsNoInstallation() {
    Parcel nobody = parcel((String) null, row(1, "{}"));

    Json.Members event = events(only(postHog, nobody), "batch").get(0);

    assertThat(event.text("distinct_id")).isEqualTo(RUN.toString());
    assertThat(event.object("properties").text("actor")).isEqualTo("run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "00000000-0000-0000-0000-000000000000",
        "[object object]",
        "anonymous",
        "anonymous-user",
        "backend",
        "distinct_id",
        "distinctid",
        "email",
        "false",
        "guest",
        "id",
        "nan",
        "none",
        "not_authenticated",
        "null",
        "system",
        "true",
        "undefined",
        "user",
        "Anonymous",
        " USER "
      })
  void refusesAnIdThatPostHogTakesForAMistake(String id) {
    assertThat(refused(postHog, parcel(id, row(1, "{}"))))
        .containsExactly(Map.entry(0, "illegal_identity"));
  }

  @Test
  void refusesAnIdThatIsTooLong() {
    assertThat(refused(postHog, parcel("x".repeat(201), row(1, "{}"))))
        .containsExactly(Map.entry(0, "illegal_identity"));
    assertThat(refused(postHog, parcel("é".repeat(101), row(1, "{}"))))
        .containsExactly(Map.entry(0, "illegal_identity"));
    assertThat(refused(postHog, parcel("x".repeat(200), row(1, "{}")))).isEmpty();
  }

  @Test
  void letsTheProductSayWhoAnEventIsOf() {
    PostHogProtocol told =
        postHog.withDistinctId(
            row -> row.n() == 3 ? "" : Fields.text(row, "user") + Fields.text(row, "agent"));

    Protocol.Translation translation =
        told.translate(
            parcel(row(1, "{\"user\":\"u-1\"}"), row(2, "{\"agent\":\"agent:7\"}"), row(3, "{}")),
            AT);

    assertThat(translation.refused()).containsExactly(Map.entry(2, "no_identity"));
    assertThat(events(translation.messages().get(0), "batch"))
        .extracting(event -> event.text("distinct_id"))
        .containsExactly("u-1", "agent:7");
    assertThat(body(translation.messages().get(0))).doesNotContain("\"actor\"");
  }

  @Test
  void anIdOfBlanksAloneIsNone() {
    assertThat(refused(postHog.withDistinctId(row -> " \t"), parcel(row(1, "{}"))))
        .containsExactly(Map.entry(0, "no_identity"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\uD83D\uDE00"})
  void refusesAnEventWhoseNameHasMoreThan200Letters(String letter) {
    PostHogProtocol longest = postHog.withAlias("step_done", letter.repeat(200));
    PostHogProtocol longer = postHog.withAlias("step_done", letter.repeat(201));

    assertThat(refused(longest, parcel(row(1, "{}")))).isEmpty();
    assertThat(refused(longer, parcel(row(1, "{}")))).containsExactly(Map.entry(0, "too_large"));
  }

  @Test
  void countsForAGroupWhereTheEventNamesOne() {
    PostHogProtocol told =
        postHog.withGroup("workspace", "workspace_id").withGroup("company", "company_id");

    List<Json.Members> events =
        events(only(told, parcel(row(1, "{\"workspace_id\":\"w-1\"}"), row(2, "{}"))), "batch");

    assertThat(events.get(0).object("properties").object("$groups").members())
        .containsExactly(Map.entry("workspace", new Json.Text("w-1")));
    assertThat(events.get(1).object("properties").members()).doesNotContainKey("$groups");
  }

  @Test
  void keepsAnEventsOwnNameBesideItsAlias() {
    PostHogProtocol told = postHog.withAlias("ao.app.active", "ao.v2.app.active");

    List<Json.Members> events =
        events(
            only(
                told,
                parcel(
                    row(1, "ao.app.active", "{\"legacy_event_name\":\"mine\"}"),
                    row(2, "ao.daemon.panic", "{\"legacy_event_name\":\"mine\"}"))),
            "batch");

    assertThat(events.get(0).text("event")).isEqualTo("ao.v2.app.active");
    assertThat(events.get(0).object("properties").text("legacy_event_name"))
        .isEqualTo("ao.app.active");
    assertThat(events.get(1).text("event")).isEqualTo("ao.daemon.panic");
    assertThat(events.get(1).object("properties").text("legacy_event_name")).isEqualTo("mine");
  }

  @Test
  void addsPropertiesWhereNoFieldHasTheName() {
    PostHogProtocol told =
        postHog
            .withProperties(Map.of("edition", new Json.Whole(2), "plan", new Json.Text("free")))
            .withProperty("mode", row -> row.name().equals("step_done") ? "using" : "")
            .withoutFields(List.of("secret", "took_ms"));

    List<Json.Members> events =
        events(
            only(
                told,
                parcel(
                    row(1, "{\"edition\":1,\"mode\":\"own\",\"secret\":\"x\"}"),
                    row(2, "{}"),
                    row(3, "other", "{}"))),
            "batch");

    Map<String, Json> first = events.get(0).object("properties").members();
    assertThat(first).containsEntry("edition", new Json.Whole(1));
    assertThat(first).containsEntry("mode", new Json.Text("own"));
    assertThat(first).containsEntry("plan", new Json.Text("free"));
    assertThat(first).doesNotContainKeys("secret", "took_ms");
    Map<String, Json> second = events.get(1).object("properties").members();
    assertThat(second).containsEntry("edition", new Json.Whole(2));
    assertThat(second).containsEntry("mode", new Json.Text("using"));
    assertThat(events.get(2).object("properties").members()).doesNotContainKey("mode");
  }

  @Test
  void letsNoFieldTakeThePrivacySwitchesBack() {
    String fields =
        """
        {"$process_person_profile":true,"$geoip_disable":false,"$ip":"10.0.0.1",
         "$set":{"email":"a@b"},"$set_once":{"email":"a@b"},"$unset":["plan"],
         "$groups":{"company":"c"},"$lib":"x","$lib_version":"9"}
        """;
    for (PostHogProtocol door : List.of(postHog, postHog.byBatch())) {
      Message message = only(door, parcel(row(1, fields)));

      Json.Members properties = events(message, "batch").get(0).object("properties");
      assertThat(properties.members())
          .containsEntry("$process_person_profile", new Json.Flag(false))
          .containsEntry("$geoip_disable", new Json.Flag(true))
          .containsEntry("$lib", new Json.Text("candor-java"))
          .containsEntry("$lib_version", new Json.Text("1.0.0"))
          .doesNotContainKeys("$ip", "$set", "$set_once", "$unset", "$groups", "ip");
      assertThat(body(message).split("process_person_profile\":true", -1)).hasSize(1);
    }
  }

  @Test
  void saysASessionWhereTheEventHasOne() {
    Row row = row(1, "{}");
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

    assertThat(events(only(postHog, parcel(inSession)), "batch").get(0).object("properties"))
        .extracting(properties -> properties.text("session_id"))
        .isEqualTo("s-1");
  }

  @Test
  void refusesAnEventThatIsLargerThanPostHogTakesOne() {
    String large = "{\"text\":\"" + "x".repeat(900 * 1024) + "\"}";

    Protocol.Translation translation =
        postHog.translate(parcel(row(1, "{}"), row(2, large), row(3, "{}")), AT);

    assertThat(translation.refused()).containsExactly(Map.entry(1, "too_large"));
    assertThat(translation.messages()).hasSize(1);
    assertThat(translation.messages().get(0).of()).containsExactly(0, 2);
  }

  @Test
  void keepsEachBodyWithinFiveMebibytesAndLeavesNothingOut() {
    Parcel parcel = many(20, "{\"text\":\"" + "x".repeat(800_000) + "\"}");

    Protocol.Translation translation = postHog.translate(parcel, AT);

    assertThat(translation.refused()).isEmpty();
    assertThat(translation.messages()).hasSize(4);
    assertThat(translation.messages())
        .allSatisfy(
            message -> assertThat(message.body().length).isLessThanOrEqualTo(5 * 1024 * 1024));
    assertThat(translation.messages().stream().flatMap(message -> message.of().stream()))
        .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void makesTheSameMessageOfItsEventsAlone() {
    Parcel parcel = many(20, "{\"text\":\"" + "x".repeat(800_000) + "\"}");
    for (PostHogProtocol door : List.of(postHog, postHog.byBatch())) {
      for (Message message : door.translate(parcel, AT).messages()) {
        Parcel alone = parcel(message.of().stream().map(parcel.rows()::get).toArray(Row[]::new));

        assertThat(only(door, alone).body()).isEqualTo(message.body());
      }
    }
  }

  @Test
  void neverHasAnIdTwiceInARequest() {
    Set<String> ids = new HashSet<>();

    for (Json.Members event : events(only(postHog, many(1_000, "{}")), "batch")) {
      assertThat(ids.add(event.text("uuid"))).isTrue();
    }
  }

  @Test
  void refusesCounts() {
    Protocol.Translation translation = postHog.translate(ofCounts(), AT);

    assertThat(translation.messages()).isEmpty();
    assertThat(translation.refused())
        .containsOnly(Map.entry(0, "no_counts"), Map.entry(1, "no_counts"));
  }

  @Test
  void isNotSentWhatIsOlderThanSixDays() {
    assertThat(postHog.oldest()).isEqualTo(Duration.ofDays(6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu.posthog.com",
        "ftp://host",
        "https:///x",
        "https://host?a=1",
        "https://host/#a"
      })
  void refusesAnAddressThatIsNone(String server) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostHogProtocol(URI.create(server), "phc_key"))
        .withMessageContaining("'" + server + "'")
        .withMessageContaining("write http://HOST:PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "phc key", "phc_\nx", "clé"})
  void refusesAKeyThatIsNoneAndNeverShowsOne(String key) {
    URI server = URI.create("https://us.i.posthog.com");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostHogProtocol(server, key))
        .withMessageContaining("https://us.i.posthog.com");
    assertThat(new PostHogProtocol(server, "phc_secret").toString())
        .isEqualTo("PostHog at https://us.i.posthog.com");
  }

  private static Message only(PostHogProtocol protocol, Parcel parcel) {
    Protocol.Translation translation = protocol.translate(parcel, AT);
    assertThat(translation.refused()).isEmpty();
    assertThat(translation.messages()).hasSize(1);
    return translation.messages().get(0);
  }

  private static Map<Integer, String> refused(PostHogProtocol protocol, Parcel parcel) {
    return protocol.translate(parcel, AT).refused();
  }
}
