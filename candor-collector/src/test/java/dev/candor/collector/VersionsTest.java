package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.receive.Credentials;
import dev.candor.collector.store.Rotation;
import dev.candor.wire.EventPlan;
import dev.candor.wire.RunId;
import dev.candor.wire.TrackingPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People run several versions of a tool, and a collector has the plan of each. */
class VersionsTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);

  /** Has all events. */
  private static final TrackingPlan EARLIER = SamplePlan.of("ao");

  /** Has no {@code page.shown} any more. */
  private static final TrackingPlan LATER = without("page.shown");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "earlier, stored",
    "later, unknown_event",
    "none, unknown_event",
    "other, unknown_event"
  })
  void anEventIsJudgedByThePlanThatItWasRecordedUnderAndElseByTheNewest(
      String plan, String result) {
    Running.Answered answered = send(plan, List.of(EARLIER, LATER));

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body()).contains('"' + result + '"');
    if (!result.equals("stored")) {
      assertThat(answered.body()).contains("\"plan\":\"" + LATER.hash() + '"');
    }
  }

  @Test
  void theNewestIsTheOneThatWasGivenLast() {
    assertThat(send("other", List.of(LATER, EARLIER)).body()).contains("\"stored\"");
  }

  @Test
  void theSamePlanTwiceIsAsGoodAsOnce() {
    assertThat(send("earlier", List.of(EARLIER, EARLIER)).body()).contains("\"stored\"");
  }

  private Running.Answered send(String plan, List<TrackingPlan> plans) {
    String hash =
        switch (plan) {
          case "earlier" -> EARLIER.hash();
          case "later" -> LATER.hash();
          case "none" -> "";
          default -> "a hash of a plan that nobody gave";
        };
    String batch =
        Running.batch(RUN, 1, Running.event("page.shown", "\"clean\":true"))
            .replace("\"plan\":\"p\"", "\"plan\":\"" + hash + '"');
    try (Running collector = new Running(settings(plans), InstantSource.fixed(Running.NOW))) {
      return collector.post(batch);
    }
  }

  private CollectorSettings settings(List<TrackingPlan> plans) {
    return new CollectorSettings(
        folder,
        "127.0.0.1",
        0,
        ZoneId.of("Europe/Stockholm"),
        plans,
        false,
        Map.of(),
        new Credentials(
            List.of(new Credentials.WriteKey("tools", Running.WRITE, true)), Running.READ),
        Rotation.defaults());
  }

  private static TrackingPlan without(String event) {
    List<EventPlan> events = new ArrayList<>(EARLIER.events());
    events.removeIf(each -> each.name().equals(event));
    return new TrackingPlan(EARLIER.product(), events, List.of());
  }
}
