package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each destination has its own way, and its own account. */
class DestinationsTest {

  @TempDir private Path root = Path.of("");
  private Machine machine = new Machine(root);

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
  }

  @Test
  void eachGetsEveryEventAndOneThatIsDownHoldsNoOtherUp() throws Exception {
    ScriptedSink up = new ScriptedSink();
    ScriptedSink down = new ScriptedSink();
    for (int i = 0; i < 100; i++) {
      down.defer(Duration.ZERO);
    }

    try (Candor candor =
        machine
            .candor(plan())
            .grace(Duration.ofSeconds(1))
            .sink("collector", permit -> up)
            .sink("vendor", permit -> down)
            .open()) {
      for (int i = 0; i < 10; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
      }
    }

    assertThat(up.parcels.stream().mapToInt(Parcel::size).sum()).isEqualTo(10);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(10, 10, Map.of(), 0));
    List<Spool.Waiting> waiting = new Spool(machine.places()).list();
    assertThat(waiting).extracting(Spool.Waiting::destination).containsOnly("vendor");
    assertThat(waiting.stream().mapToLong(Spool.Waiting::events).sum()).isEqualTo(10);
  }

  /** Couriers are waited for one after another: what the first one took is not given again. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aClockThatIsSetBackWhileTwoHangMakesNoEndWait() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Instant opened = machine.clock.instant();
    CountDownLatch over = new CountDownLatch(1);
    Sink stuck = new StuckSink(over);
    Candor candor =
        machine
            .candor(plan())
            .grace(Duration.ofMillis(300))
            .sink("collector", permit -> stuck)
            .sink("vendor", permit -> stuck)
            .open();
    candor.telemetry().record(new SampleEvents.Step(1));

    candor.close();

    over.countDown();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("candor-") && !before.contains(thread)) {
        thread.join(); // a courier writes what came of it; others' may hang for ever
      }
    }
    assertThat(machine.clock.instant()).isBefore(opened);
  }

  /** Sets the clock back by an hour, and hangs whoever interrupts it. */
  private final class StuckSink implements Sink {
    private final CountDownLatch over;

    StuckSink(CountDownLatch over) {
      this.over = over;
    }

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      machine.clock.advance(Duration.ofHours(-1));
      boolean waits = true;
      while (waits) {
        try {
          over.await();
          waits = false;
        } catch (InterruptedException e) {
          waits = true;
        }
      }
      return Delivery.accepted(parcel.size());
    }

    @Override
    public void close() {}
  }

  @Test
  void aDestinationThatWantsNothingMoreGetsNothingMoreUntilSomebodySaysOn() throws Exception {
    ScriptedSink sink =
        new ScriptedSink()
            .answer(parcel -> Delivery.rejected(1, "refused_410").with(Delivery.Ask.STOP));
    Courier courier = machine.courier(sink);
    SpoolRows.leave(machine.places(), 1);
    step(courier);
    SpoolRows.leave(machine.places(), new UUID(1, 2), Map.of(), 1, 2);

    step(courier);
    step(machine.courier(sink)); // another process

    assertThat(sink.parcels).hasSize(1);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(3, 0, Map.of("refused_410", 1L, "stopped", 2L), 0));
    machine.consent().choose(Level.ON);
    machine.clock.advance(Duration.ofHours(1));
    SpoolRows.leave(machine.places(), new UUID(1, 3), Map.of(), 1);
    assertThat(step(machine.courier(sink)).idle()).isFalse();
  }

  @Test
  void whatIsOlderThanTheDestinationRemembersIsLost() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2);
    machine.clock.advance(Duration.ofDays(6).plusMinutes(1));
    Sink forgetful =
        new Sink() {
          @Override
          public Duration oldest() {
            return Duration.ofDays(6);
          }

          @Override
          public Delivery deliver(Parcel parcel, Instant deadline) {
            throw new AssertionError("nothing is sent");
          }
        };

    step(machine.courier(forgetful));

    assertThat(step(machine.courier(forgetful)).idle()).isTrue();
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("expired", 2L), 0));
  }

  @Test
  void whatIsHeldBackWaitsWhileTheRestGoes() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2, 3);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    Delivery.of(
                        List.of(
                            Delivery.Outcome.DEFERRED,
                            Delivery.Outcome.held(Duration.ofSeconds(30)),
                            Delivery.Outcome.DEFERRED)));
    Courier courier = machine.courier(sink);

    Courier.Step first = step(courier);
    step(courier);
    Courier.Step waits = step(courier);
    machine.clock.advance(waits.rest());
    step(courier);

    assertThat(first.rest()).isZero();
    assertThat(waits.rest()).isEqualTo(Duration.ofSeconds(30));
    assertThat(sink.ranges()).containsExactly("1-3", "1-3", "2-2");
    assertThat(sink.parcels.get(1).rows()).hasSize(2);
    assertThat(sink.parcels.get(1).id()).isEqualTo(sink.parcels.get(0).id());
  }

  @Test
  void aSinkThatIgnoresEverythingIsLeftAndMadeAgain() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2);
    CountDownLatch never = new CountDownLatch(1);
    ScriptedSink second = new ScriptedSink();
    Deaf deaf = new Deaf(never);
    int[] made = {0};
    Leg leg = new Leg("collector", permit -> made[0]++ == 0 ? deaf : second);
    Surroundings now = realTime();
    try (Courier courier = new Courier(machine.places(), leg, machine.consent(), now)) {
      long before = System.nanoTime();

      Courier.Step step = courier.step(now.clock().instant().plusMillis(300));

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
      assertThat(step.trouble()).contains("was not back in time");
      assertThat(courier.restarts()).isEqualTo(1);
      courier.step(Instant.MAX);
      assertThat(second.parcels).hasSize(1);
    } finally {
      never.countDown();
    }
  }

  @Test
  void aSinkThatDiesWithOneEventLosesThatOneOnly() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2, 3, 4);
    ScriptedSink rest = new ScriptedSink();
    Sink poisoned =
        new Sink() {
          @Override
          public Delivery deliver(Parcel parcel, Instant deadline) {
            if (parcel.rows().stream().anyMatch(row -> row.n() == 3)) {
              throw new StackOverflowError();
            }
            return rest.deliver(parcel, deadline);
          }
        };
    Courier courier = machine.courier(poisoned);

    for (int i = 0; i < 50 && !step(courier).idle(); i++) {
      machine.clock.advance(Duration.ofHours(5));
    }

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(4, 3, Map.of("sink_failed", 1L), 0));
  }

  @Test
  void aSinkThatCannotBeMadeIsWaitedForAndKeepsItsEvents() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2);
    Leg leg =
        new Leg(
            "collector",
            permit -> {
              throw new IllegalStateException("no address is configured");
            });

    try (Courier courier =
        new Courier(machine.places(), leg, machine.consent(), machine.surroundings())) {
      Courier.Step step = step(courier);

      assertThat(step.trouble()).contains("no address is configured");
      assertThat(step.rest()).isPositive();
    }
    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(2);
  }

  private Surroundings realTime() {
    Surroundings of = machine.surroundings();
    return new Surroundings(
        of.variables(),
        of.home(),
        of.root(),
        of.workingDirectory(),
        of.osName(),
        of.osVersion(),
        of.osArch(),
        InstantSource.offset(
            InstantSource.system(), Duration.between(Instant.now(), machine.clock.instant())),
        of.nanos(),
        of.entropy(),
        of.commands(),
        of.err());
  }

  private static Courier.Step step(Courier courier) throws InterruptedException {
    return courier.step(Instant.MAX);
  }

  private static Plan plan() {
    Plan plan = SampleEvents.plan(Level.LOCAL);
    Set<Tier> all = Set.of(Tier.METRICS, Tier.EVENTS);
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        plan.defaultLevel(),
        plan.identity(),
        List.of(
            new PlanDestination("collector", Trust.OWN, all),
            new PlanDestination("vendor", Trust.VENDOR, all)),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }

  /** Hears no interrupt. */
  private record Deaf(CountDownLatch never) implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      while (never.getCount() > 0) {
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.onSpinWait(); // as a sink does that was written without care
        }
      }
      return Delivery.accepted(parcel.size());
    }
  }
}
