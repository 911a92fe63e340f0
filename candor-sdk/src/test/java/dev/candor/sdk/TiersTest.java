package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Plan;
import dev.candor.Tier;
import dev.candor.sdk.MeteredEvents.Built;
import dev.candor.sdk.MeteredEvents.CacheHit;
import dev.candor.sdk.MeteredEvents.Outcome;
import dev.candor.sdk.MeteredEvents.QueueFull;
import dev.candor.wire.EventCount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As what each event leaves, by what was agreed to and what its destination takes. */
class TiersTest {

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics,events | metrics,events | row     | count   | count",
        "metrics,events | metrics        | count   | count   | count",
        "metrics,events | events         | row     | nothing | nothing",
        "metrics        | metrics,events | count   | count   | count",
        "metrics        | metrics        | count   | count   | count",
        "metrics        | events         | nothing | nothing | nothing",
        "events         | metrics,events | row     | nothing | nothing",
        "events         | metrics        | nothing | nothing | nothing",
        "events         | events         | row     | nothing | nothing",
      })
  void anEventLeavesAsWhatWasAgreedToAndIsTaken(
      String takes, String agreed, String built, String cached, String queued) throws Exception {
    Plan plan =
        MeteredEvents.plan(
            SampleEvents.to(
                "collector",
                Arrays.stream(takes.toUpperCase(Locale.ROOT).split(",", -1))
                    .map(Tier::valueOf)
                    .toArray(Tier[]::new)));

    assertLeaves(plan, agreed, "build.finished", built);
    assertLeaves(plan, agreed, "cache.hit", cached);
    assertLeaves(plan, agreed, "queue.full", queued);
  }

  private void assertLeaves(Plan plan, String agreed, String event, String as) throws Exception {
    Machine machine = new Machine(root.resolve(event));
    ScriptedSink sink = new ScriptedSink();

    record(machine, plan, agreed, sink, all(event));

    List<String> left = new ArrayList<>();
    sink.parcels.forEach(parcel -> parcel.rows().forEach(row -> left.add("row " + row.name())));
    sink.parcels.forEach(
        parcel -> parcel.counts().forEach(count -> left.add("count " + count.name())));
    boolean leaves = !as.equals("nothing");
    assertThat(left).isEqualTo(leaves ? List.of(as + " " + event) : List.of());
    assertThat(Files.exists(machine.places().spool("collector"))).isEqualTo(leaves);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(leaves ? new Ledger.Reading(1, 1, Map.of(), 0) : null);
    assertThat(machine.localLines()).hasSize(2).last().asString().contains(event);
  }

  @Test
  void whatIsDeniedLeavesNeitherAsARowNorAsACount() throws Exception {
    Machine machine = new Machine(root);
    choose(machine, "metrics,events");
    ScriptedSink sink = new ScriptedSink();

    try (Candor candor =
        machine
            .candor(MeteredEvents.plan())
            .sink("collector", permit -> sink)
            .chain("collector", Chain.OPEN.denying(List.of("build.*", "cache.hit")))
            .grace(Duration.ofSeconds(20))
            .open()) {
      for (String event : List.of("build.finished", "cache.hit", "queue.full")) {
        candor.telemetry().record(all(event));
      }
    }

    assertThat(sink.parcels)
        .flatExtracting(Parcel::counts)
        .extracting(EventCount::name)
        .containsExactly("queue.full");
    assertThat(sink.parcels).flatExtracting(Parcel::rows).isEmpty();
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(3, 1, Map.of("denied", 2L), 0));
  }

  @Test
  void aDestinationThatThePlanDoesNotListGetsNothingAndThatIsTold() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    List<String> told = new ArrayList<>();
    AtomicInteger made = new AtomicInteger();
    try (Candor candor =
        machine
            .candor(MeteredEvents.plan())
            .sink(
                "posthog",
                permit -> {
                  made.incrementAndGet();
                  return new ScriptedSink();
                })
            .diagnostics(told::add)
            .open()) {
      candor.telemetry().record(all("build.finished"));
      candor.telemetry().record(all("cache.hit"));
    }

    assertThat(made).hasValue(0);
    assertThat(told)
        .containsExactly(
            "nothing is sent to 'posthog': the plan of 'build-tool' has no such destination. Name it"
                + " in @Product(destinations = @Destination(name = \"posthog\", …)).");
    assertThat(machine.places().spool()).doesNotExist();
    assertThat(machine.localLines()).hasSize(3);
  }

  @Test
  void nothingWaitsForAPlanThatListsNoDestination() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");

    try (Candor candor = machine.candor(MeteredEvents.plan(List.of())).open()) {
      candor.telemetry().record(all("build.finished"));
      candor.telemetry().record(all("cache.hit"));
    }

    assertThat(machine.places().spool()).doesNotExist();
    assertThat(machine.localLines()).hasSize(3);
  }

  @Test
  void aCountIsOfNobodyAndAtLevelMetricsAloneTheSpoolKnowsNobodyEither() throws Exception {
    ScriptedSink sink = new ScriptedSink();
    Machine machine = new Machine(root);
    choose(machine, "metrics");
    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      candor.telemetry().session("session-1").record(all("build.finished"));
    }
    String spooled = Files.readString(SpoolRows.only(machine.places()), ISO_8859_1);
    try (Courier courier = machine.courier(sink)) {
      Machine.carryAll(courier);
    }

    assertThat(spooled).contains("build.finished").doesNotContain("installation", "session", "ada");
    assertThat(machine.localLines().get(0)).contains("installation");
    Parcel parcel = sink.parcels.get(0);
    assertThat(parcel.header().installation()).isNull();
    assertThat(parcel.rows()).isEmpty();
    assertThat(parcel.counts().get(0).toString()).doesNotContain("session-1", "ada");
  }

  @Test
  void countsLeaveWithoutAnInstallationWhereRowsLeaveWithOne() throws Exception {
    ScriptedSink sink = new ScriptedSink();

    recorded("metrics,events", sink, all("build.finished"), all("cache.hit"));

    assertThat(sink.parcels).hasSize(2);
    for (Parcel parcel : sink.parcels) {
      assertThat(parcel.header().installation() == null).isEqualTo(parcel.rows().isEmpty());
    }
  }

  @Test
  void whatCannotBeReadAsAMetricIsLostAndToldAndTheNextEventIsCounted() throws Exception {
    ScriptedSink sink = new ScriptedSink();

    Machine machine = recorded("metrics", sink, new MeteredEvents.Brittle(), all("cache.hit"));

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 1, Map.of("not_encoded", 1L), 0));
  }

  @Test
  void withoutTheTrackingPlanEventsAreLostAndWhyIsToldOnce() throws Exception {
    Machine machine = new Machine(root);
    choose(machine, "metrics");
    List<String> told = new ArrayList<>();
    try (Candor candor =
        machine.candor(MeteredEvents.plan("0".repeat(32))).diagnostics(told::add).open()) {
      candor.telemetry().record(all("cache.hit"));
      candor.telemetry().record(all("cache.hit"));
    }

    assertThat(told).filteredOn(words -> words.contains("become no metrics")).hasSize(1);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("not_counted", 2L), 0));
  }

  @Test
  void eventsOfAMinuteAreOneCountAndAFlushPutsThemOnTheDisk() throws Exception {
    Machine machine = new Machine(root);
    choose(machine, "metrics");
    try (Candor candor = machine.candor(MeteredEvents.plan()).open()) {
      for (int i = 0; i < 1_000; i++) {
        candor.telemetry().record(all("cache.hit"));
      }
      assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();

      assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(1_000);
      try (Stream<Path> files = Files.list(machine.places().spool("collector"))) {
        assertThat(Files.size(files.findAny().orElseThrow())).isLessThan(1_500);
      }
    }
  }

  private Machine recorded(String tiers, ScriptedSink sink, Record... events) throws Exception {
    Machine machine = new Machine(root);
    record(machine, MeteredEvents.plan(), tiers, sink, events);
    return machine;
  }

  private static void record(
      Machine machine, Plan plan, String tiers, ScriptedSink sink, Record... events)
      throws Exception {
    choose(machine, tiers);
    try (Candor candor =
        machine
            .candor(plan)
            .sink("collector", permit -> sink)
            .grace(Duration.ofSeconds(20))
            .open()) {
      for (Record event : events) {
        candor.telemetry().record(event);
      }
    }
  }

  private static void choose(Machine machine, String tiers) throws Exception {
    Machine.write(machine.places().userFile(), "level=on\ntiers=" + tiers + "\n");
  }

  private static Record all(String event) {
    return switch (event) {
      case "build.finished" -> new Built(Outcome.OK, true, 412, 3, "ada@example.org");
      case "cache.hit" -> new CacheHit("disk", 0.7);
      default -> new QueueFull("secret");
    };
  }
}
