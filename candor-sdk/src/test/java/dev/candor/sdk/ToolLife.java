package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A tool's process in a story, without its threads. */
final class ToolLife {

  private static final Plan PLAN = plan();

  private final Random random;
  final Machine machine;
  final Pipeline pipeline;
  private final Intake intake;
  private final List<Courier> couriers = new ArrayList<>();
  private final Chores chores;
  private final boolean on;
  private boolean begun;
  boolean refused;
  long flushed;
  long leastRecorded;
  long mostRecorded;
  private long number;

  ToolLife(
      Machine machine,
      Random random,
      Function<String, MoodyServer> servers,
      Chain chain,
      int files) {
    this.machine = machine;
    this.random = random;
    Consent consent = new Consent(PLAN, machine.surroundings());
    Consent.Decision decision = consent.decide();
    this.on = decision.level() == Level.ON;
    Debug debug = new Debug("build-tool", null, null, machine.clock);
    Gate gate = new Gate(PLAN);
    this.intake = new Intake(gate, machine.clock, () -> true);
    List<Outgoing> outgoing = new ArrayList<>();
    for (String name : ConservationTest.DESTINATIONS) {
      MoodyServer server = servers.apply(name);
      Courier courier =
          new Courier(
              machine.places(),
              new Leg(name, permit -> server.door()),
              consent,
              machine.surroundings());
      couriers.add(courier);
      if (on) {
        outgoing.add(
            new Outgoing(
                new Outgoing.Way(
                    name,
                    new SpoolWriter(machine.places().spool(name), null, true),
                    Spool.of(machine.places(), name),
                    new Hashing(new Identity(machine.places(), machine.entropy), null),
                    Agreement.of(decision, PLAN, name, null),
                    chain,
                    new Narrowed(machine.places(), machine.clock),
                    new Carrier(() -> courier, debug)),
                intake,
                debug));
      }
    }
    Settings settings =
        new Settings(
            Settings.STANDARD.local(),
            Settings.STANDARD.sqlite(),
            new Settings.Waiting(67_108_864, files, 28),
            new Settings.Kept(100_000, 67_108_864),
            Settings.STANDARD.failures());
    this.chores = new Chores(machine.places(), decision.withdrawn(), () -> settings, null, debug);
    this.pipeline =
        new Pipeline(
            intake,
            gate,
            this::header,
            new Pipeline.Outlets(
                new LocalRows(null, () -> settings, false, debug),
                new Departures(outgoing),
                new Ceiling(consent, decision.level()),
                new EventMetrics(PLAN, null, debug),
                null,
                machine.places().once()),
            debug);
  }

  private static Plan plan() {
    List<PlanDestination> destinations = new ArrayList<>();
    for (String name : ConservationTest.DESTINATIONS) {
      destinations.add(new PlanDestination(name, Trust.OWN, Set.of(Tier.EVENTS, Tier.METRICS)));
    }
    return MeteredEvents.plan(destinations);
  }

  private RowHeader header() {
    byte[] random = new byte[RunId.RANDOM_BYTES];
    machine.entropy.fill(random);
    UUID run = RunId.of(machine.clock.millis(), random);
    return SpoolRows.header(run);
  }

  void record(int events) {
    if (!begun) {
      begun = true;
      chores.begin();
    }
    for (int i = 0; i < events; i++) {
      intake.take(event(), Context.NONE);
    }
    mostRecorded += on ? events : 0;
  }

  /** Mostly one that leaves as a row; else as a count, or one that cannot be read. */
  private Record event() {
    number++;
    return switch (random.nextInt(10)) {
      case 0, 1 -> new MeteredEvents.CacheHit("disk", number);
      case 2 -> new MeteredEvents.Brittle();
      default -> new MeteredEvents.Built(MeteredEvents.Outcome.OK, true, number, 0, "ada");
    };
  }

  /** What was recorded until now, unless the level may have fallen meanwhile. */
  private void isTaken() {
    if (!refused) {
      leastRecorded = mostRecorded;
    }
  }

  void step() {
    pipeline.step();
    if (pipeline.takeSealed()) {
      chores.sealed();
    }
    isTaken();
  }

  void flush() {
    pipeline.flush();
    pipeline.untold().forEach(chores::tell);
    isTaken();
    flushed = leastRecorded;
  }

  void carry(int destination) throws InterruptedException {
    Courier courier = couriers.get(destination);
    if (courier.backoff().isZero()) {
      courier.step(Instant.MAX);
    }
  }

  void carryAll(int destination) throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      Courier.Step step = couriers.get(destination).step(Instant.MAX);
      if (step.idle()) {
        return;
      }
      machine.clock.advance(step.rest());
    }
    throw new AssertionError("the courier never ends");
  }

  void close() throws IOException {
    flush();
    intake.close();
    pipeline.flush();
    chores.tell(pipeline.finish());
    pipeline.untold().forEach(chores::tell);
    for (Courier courier : couriers) {
      try {
        courier.close();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("the process is dead");
      }
    }
  }
}
