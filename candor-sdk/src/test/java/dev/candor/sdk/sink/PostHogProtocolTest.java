package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
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

/** The requests that tell PostHog of a parcel: their form, their sizes and where they go. */
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
}
