package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
import static dev.candor.sdk.sink.SampleParcel.RUN;
import static dev.candor.sdk.sink.SampleParcel.body;
import static dev.candor.sdk.sink.SampleParcel.events;
import static dev.candor.sdk.sink.SampleParcel.only;
import static dev.candor.sdk.sink.SampleParcel.parcel;
import static dev.candor.sdk.sink.SampleParcel.refused;
import static dev.candor.sdk.sink.SampleParcel.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostHog is told of one event: whose it is, its name and its properties. */
class PostHogEventsTest {

  private final PostHogProtocol postHog =
      new PostHogProtocol(URI.create("https://eu.i.posthog.com/"), "phc_key");

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
}
