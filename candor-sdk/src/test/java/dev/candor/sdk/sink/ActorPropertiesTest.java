package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.body;
import static dev.candor.sdk.sink.SampleParcel.events;
import static dev.candor.sdk.sink.SampleParcel.only;
import static dev.candor.sdk.sink.SampleParcel.parcel;
import static dev.candor.sdk.sink.SampleParcel.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.ActorProperty;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two vendors keep of the one who is counted, as a plan declares it, and what they do not. */
class ActorPropertiesTest {

  private static final TrackingPlan PLAN =
      plan(
          text("edition", null),
          text("channel", ActorProperty.FIRST),
          text("role", ActorProperty.LATEST),
          FieldPlan.of("took_ms", PrivacyClass.VALUE, FieldType.WHOLE)
              .keeping(ActorProperty.LATEST),
          text("$set", ActorProperty.LATEST));

  private static final String ALL = "{\"edition\":\"e\",\"channel\":\"c\",\"role\":\"r\"}";

  private final PostHogProtocol postHog =
      new PostHogProtocol(URI.create("https://eu.i.posthog.com/"), "phc_key");
  private final AmplitudeProtocol amplitude =
      new AmplitudeProtocol(URI.create("https://api2.amplitude.com"), "a-key");

  /** What PostHog gets of an event: whether a profile is asked for, and what is kept in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "step_done | {'channel':'c','role':'r'} | true | {'role':'r','took_ms':412} | {'channel':'c'}",
        "step_done | {'edition':'e'}            | true | {'took_ms':412}            |",
        "step_done | {'$set':'x'}               | true | {'took_ms':412}            |",
        "other     | {'channel':'c','role':'r'} | false|                            |",
      })
  void postHogKeepsWhatThePlanDeclaresAndAsksForAProfileOnlyThen(
      String event,
      String properties,
      boolean profile,
      @Nullable String latest,
      @Nullable String first) {
    PostHogProtocol told = postHog.withActorProperties(PLAN);
    for (PostHogProtocol door : List.of(told, told.byBatch())) {
      Message message =
          only(door, recordedUnder(PLAN, "ins-12345", row(1, event, json(properties))));

      Json.Members sent = events(message, "batch").get(0);
      Json.Members all = sent.object("properties");
      assertThat(all.members().get("$process_person_profile")).isEqualTo(new Json.Flag(profile));
      assertThat(all.members().get("$geoip_disable")).isEqualTo(new Json.Flag(true));
      assertThat(all.members().get("$set")).isEqualTo(members(latest));
      assertThat(all.members().get("$set_once")).isEqualTo(members(first));
      if (door == told) {
        assertThat(sent.object("options").members())
            .containsOnly(Map.entry("process_person_profile", new Json.Flag(profile)));
      }
    }
  }

  @Test
  void postHogIsAskedForNoProfileOfWhatItWouldTakeForItsOwn() {
    TrackingPlan plan = plan(text("$set", ActorProperty.LATEST), text("$ip", ActorProperty.FIRST));
    Row row = row(1, "{\"$set\":\"x\",\"$ip\":\"10.0.0.1\"}");

    assertThat(body(only(postHog.withActorProperties(plan), recordedUnder(plan, "ins-12345", row))))
        .contains("\"process_person_profile\":false", "\"$process_person_profile\":false")
        .doesNotContain("\"$set\"", "\"$set_once\"", "\"$ip\"");
  }

  @Test
  void postHogGetsThemAmongTheEventsOwnToo() {
    Message message =
        only(postHog.withActorProperties(PLAN), recordedUnder(PLAN, "ins-12345", row(1, ALL)));

    assertThat(events(message, "batch").get(0).object("properties").members())
        .containsEntry("channel", new Json.Text("c"))
        .containsEntry("role", new Json.Text("r"))
        .containsEntry("took_ms", new Json.Whole(412));
  }

  @Test
  void amplitudeGetsTheLatestOfTheUserAloneAndTheFirstOfBoth() {
    Message message =
        only(amplitude.withActorProperties(PLAN), recordedUnder(PLAN, "ins-12345", row(1, ALL)));

    assertThat(body(message))
        .contains(
            "\"event_properties\":{\"edition\":\"e\",\"channel\":\"c\",\"actor\":",
            "\"user_properties\":{\"$set\":{\"role\":\"r\",\"took_ms\":412},"
                + "\"$setOnce\":{\"channel\":\"c\"}}}]}");
  }

  @Test
  void amplitudeGetsNoOperationsWhereAllIsTheLatest() {
    TrackingPlan plan = plan(text("role", ActorProperty.LATEST));
    Message message =
        only(amplitude.withActorProperties(plan), recordedUnder(plan, "ins-12345", row(1, ALL)));

    assertThat(body(message)).endsWith("\"user_properties\":{\"role\":\"r\"}}]}");
  }

  @Test
  void amplitudeGetsTheFirstAlone() {
    TrackingPlan plan = plan(text("channel", ActorProperty.FIRST));
    Message message =
        only(amplitude.withActorProperties(plan), recordedUnder(plan, "ins-12345", row(1, ALL)));

    assertThat(body(message)).endsWith("\"user_properties\":{\"$setOnce\":{\"channel\":\"c\"}}}]}");
  }

  @Test
  void amplitudeGetsThemByNameWhereverTheyStandInTheEvent() {
    TrackingPlan plan =
        plan(
            text("role", ActorProperty.LATEST),
            text("edition", ActorProperty.LATEST),
            text("mode", ActorProperty.FIRST),
            text("channel", ActorProperty.FIRST));
    String fields = "{\"role\":\"r\",\"mode\":\"m\",\"edition\":\"e\",\"channel\":\"c\"}";

    Message message =
        only(amplitude.withActorProperties(plan), recordedUnder(plan, "ins-12345", row(1, fields)));

    assertThat(body(message))
        .endsWith(
            "\"user_properties\":{\"$set\":{\"edition\":\"e\",\"role\":\"r\"},"
                + "\"$setOnce\":{\"channel\":\"c\",\"mode\":\"m\"}}}]}");
  }

  @Test
  void amplitudeGetsNoLongerTextOfTheUserThanItKeeps() {
    TrackingPlan plan =
        plan(text("role", ActorProperty.LATEST), text("channel", ActorProperty.FIRST));
    String longer = "x".repeat(1_025);
    String fields = "{\"role\":{\"all\":[\"%s\"]},\"channel\":\"%s\"}".formatted(longer, longer);

    Message message =
        only(amplitude.withActorProperties(plan), recordedUnder(plan, "ins-12345", row(1, fields)));

    String cut = "x".repeat(1_024);
    assertThat(body(message))
        .endsWith(
            "\"user_properties\":{\"$set\":{\"role\":{\"all\":[\"%s\"]}},\"$setOnce\":{\"channel\":\"%s\"}}}]}"
                .formatted(cut, cut));
  }

  @Test
  void nothingIsKeptOfARun() {
    assertNothingKept(PLAN, recordedUnder(PLAN, null, row(1, ALL)), postHog, amplitude);
  }

  @Test
  void somethingIsKeptOfWhomTheProductNamesInsteadOfARun() {
    Message message =
        only(
            postHog.withActorProperties(PLAN).withDistinctId(row -> "user-1"),
            recordedUnder(PLAN, null, row(1, ALL)));

    assertThat(body(message)).contains("\"$set\":{\"role\":\"r\"", "\"distinct_id\":\"user-1\"");
  }

  @Test
  void nothingIsKeptOfWhatWasRecordedUnderAnotherPlan() {
    assertNothingKept(PLAN, parcel(row(1, ALL)), postHog, amplitude);
  }

  @Test
  void eachPlanThatWasGivenHoldsForItsOwnEvents() {
    TrackingPlan other = plan(text("edition", ActorProperty.FIRST));
    PostHogProtocol told = postHog.withActorProperties(PLAN).withActorProperties(other);

    assertThat(body(only(told, recordedUnder(PLAN, "ins-12345", row(1, ALL)))))
        .contains("\"$set_once\":{\"channel\":\"c\"}");
    assertThat(body(only(told, recordedUnder(other, "ins-12345", row(1, ALL)))))
        .contains("\"$set_once\":{\"edition\":\"e\"}")
        .doesNotContain("\"$set\":");
  }

  @Test
  void nothingIsKeptOfAFieldThatIsNotTold() {
    List<String> untold = List.of("channel", "role", "took_ms");

    assertNothingKept(
        PLAN,
        recordedUnder(PLAN, "ins-12345", row(1, ALL)),
        postHog.withoutFields(untold),
        amplitude.withoutFields(untold));
  }

  private static void assertNothingKept(
      TrackingPlan plan, Parcel parcel, PostHogProtocol postHog, AmplitudeProtocol amplitude) {
    for (PostHogProtocol door : List.of(postHog, postHog.byBatch())) {
      assertThat(body(only(door.withActorProperties(plan), parcel)))
          .isEqualTo(body(only(door, parcel)))
          .contains("\"$process_person_profile\":false");
    }
    assertThat(body(only(amplitude.withActorProperties(plan), parcel)))
        .isEqualTo(body(only(amplitude, parcel)))
        .contains("\"user_properties\":{},\"$skip_user_properties_sync\":true");
  }

  private static String json(String written) {
    return written.replace('\'', '"');
  }

  private static Json.@Nullable Members members(@Nullable String written) {
    return written == null ? null : Json.parse(json(written).getBytes(UTF_8)).object();
  }

  private static Parcel recordedUnder(TrackingPlan plan, @Nullable String installation, Row row) {
    Parcel parcel = parcel(installation, row);
    RowHeader of = parcel.header();
    RowHeader header =
        new RowHeader(
            of.startedMillis(),
            of.product(),
            of.version(),
            plan.hash(),
            of.run(),
            of.environment(),
            of.osType(),
            of.osVersion(),
            of.hostArch(),
            of.installation());
    return new Parcel(parcel.id(), 1, header, parcel.lost(), parcel.rows(), 0, parcel.counts());
  }

  private static FieldPlan text(String name, @Nullable ActorProperty kept) {
    return FieldPlan.of(name, PrivacyClass.OPAQUE, FieldType.TEXT).keeping(kept);
  }

  private static TrackingPlan plan(FieldPlan... fields) {
    ProductPlan product =
        new ProductPlan("build-tool", "BT", "on", 30, "bt", List.of(), List.of(), List.of(), null);
    EventPlan.Terms terms =
        new EventPlan.Terms("events", "product", "core_loop", "none", EventPlan.INSTALLATION);
    EventPlan done =
        new EventPlan(
            "step_done",
            "Shows what steps cost.",
            "us",
            terms,
            "",
            "",
            Prose.NOTHING,
            List.of(fields));
    return new TrackingPlan(product, List.of(done), List.of());
  }
}
