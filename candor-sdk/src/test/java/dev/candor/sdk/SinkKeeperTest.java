package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sink may do to a courier, from its making to its end. */
class SinkKeeperTest {

  private static final Duration WITHIN = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path root;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Semaphore hanging = new Semaphore(0);
  private final List<Thread> called = Collections.synchronizedList(new ArrayList<>());
  private InstantSource clock = InstantSource.system();
  private Machine machine;

  @BeforeEach
  void leave() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), 1, 2, 3, 4);
  }

  @AfterEach
  void letThreadsEnd() {
    end.countDown();
  }

  @Test
  void aSinkThatIsLongInBeingMadeIsNotWaitedForAndClosedWhenItComes() throws Exception {
    ScriptedSink late = new ScriptedSink();
    ScriptedSink next = new ScriptedSink();
    Deque<Supplier<Sink>> makers = new ArrayDeque<>();
    makers.add(
        () -> {
          hang();
          return late;
        });
    makers.add(() -> next);
    Courier courier = courier(makers);

    Courier.Step step = stepInTime(courier);

    assertThat(step.trouble()).contains("was not made in time");
    assertThat(step.rest()).isPositive();
    assertThat(courier.restarts()).isEqualTo(1);
    courier.step(soon(BOUND));
    assertThat(next.parcels).hasSize(1);
    awaitHanging(1);
    end.countDown();
    called.get(0).join(BOUND.toMillis());
    assertThat(late.closed).isTrue();
    assertThat(late.parcels).isEmpty();
  }

  @Test
  void whatASinkSaysOfItselfHasADeadlineToo() throws Exception {
    for (boolean address : new boolean[] {true, false}) {
      Deque<Supplier<Sink>> makers = new ArrayDeque<>();
      makers.add(
          () ->
              new Sink() {
                @Override
                public URI address() {
                  URI mine = URI.create("http://mine.example");
                  return address ? hangFor(mine) : mine;
                }

                @Override
                public Duration oldest() {
                  return hangFor(Duration.ofDays(1));
                }

                @Override
                public Delivery deliver(Parcel parcel, Instant deadline) {
                  throw new AssertionError("it was not made");
                }
              });

      try (Courier courier = courier(makers)) {
        assertThat(stepInTime(courier).trouble()).contains("was not made in time");
      }
    }
  }

  @Test
  void anErrorInMakingASinkIsCountedAndKeepsTheEvents() throws Exception {
    Deque<Supplier<Sink>> makers = new ArrayDeque<>();
    makers.add(
        () -> {
          throw new NoClassDefFoundError("org/example/Missing");
        });
    Courier courier = courier(makers);

    Courier.Step step = stepInTime(courier);

    assertThat(step.trouble()).contains("cannot be made", "org/example/Missing");
    assertThat(courier.restarts()).isEqualTo(1);
    assertThat(courier.backoff()).isPositive();
    courier.close();
    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(4);
  }

  @Test
  void aSinkThatTakesNoEventsCannotBeMadeAndIsClosed() throws Exception {
    ScriptedSink none = new ScriptedSink().atMost(0);
    Deque<Supplier<Sink>> makers = new ArrayDeque<>();
    makers.add(() -> none);
    Courier courier = courier(makers);

    Courier.Step step = stepInTime(courier);

    assertThat(step.trouble()).contains("cannot be made", "let most() say 1 or more");
    assertThat(none.closed).isTrue();
    courier.close();
    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(4);
  }

  @Test
  void thatThereIsNoSinkNowIsNoFailureOfTheDestination() throws Exception {
    Deque<Supplier<Sink>> makers = new ArrayDeque<>();
    makers.add(
        () -> {
          throw new UncheckedIOException(new IOException("no collector is known: give --to URL"));
        });
    Courier courier = courier(makers);

    Courier.Step step = stepInTime(courier);

    assertThat(step.trouble()).isEqualTo("no collector is known: give --to URL");
    assertThat(step.rest()).isPositive();
    assertThat(courier.backoff()).isZero();
    assertThat(courier.restarts()).isZero();
  }

  @Test
  void aSinkThatNeverComesBackHasTwoThreadsAndNoMoreUntilOneDoes() throws Exception {
    ScriptedSink good = new ScriptedSink();
    Deque<Supplier<Sink>> makers = new ArrayDeque<>();
    for (int i = 0; i < 2; i++) {
      makers.add(
          () ->
              (parcel, deadline) -> {
                hang();
                return Delivery.accepted(parcel.size());
              });
    }
    makers.add(() -> good);
    Courier courier = courier(makers);

    List<String> troubles = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      troubles.add(courier.step(soon(Duration.ofMillis(50))).trouble());
    }

    awaitHanging(2); // on a machine that is busy they may begin late
    assertThat(called).hasSize(2).allMatch(Thread::isAlive);
    assertThat(courier.restarts()).isEqualTo(2);
    assertThat(troubles.subList(2, 10))
        .allMatch(trouble -> trouble.contains("2 calls before have not come back"));
    end.countDown();
    for (Thread thread : called) {
      thread.join(BOUND.toMillis());
    }
    courier.step(soon(BOUND));
    assertThat(good.parcels).hasSize(1);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(4, 4, Map.of(), 0));
  }

  @Test
  void theOneEventWithWhichASinkHangsIsFoundAndLost() throws Exception {
    List<Courier> here = new ArrayList<>();
    here.add(machine.courier(hangingWithTheThird(here)));

    for (int i = 0; i < 50 && !here.get(0).step(Instant.MAX).idle(); i++) {
      machine.clock.advance(Duration.ofHours(5));
    }

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(4, 3, Map.of("sink_failed", 1L), 0));
  }

  @Test
  void itIsFoundThoughNoProcessTriesMoreThanOnce() throws Exception {
    for (int i = 0; i < 50 && !new Spool(machine.places()).isEmpty(); i++) {
      List<Courier> here = new ArrayList<>();
      here.add(machine.courier(hangingWithTheThird(here)));
      here.get(0).step(Instant.MAX);
      here.get(0).close();
      machine.clock.advance(Duration.ofHours(5));
    }

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(4, 3, Map.of("sink_failed", 1L), 0));
  }

  @Test
  void whoLetsADeliveryHaveNoTimeBlamesNoEvent() throws Exception {
    for (int i = 0; i < 10; i++) {
      List<Courier> here = new ArrayList<>();
      here.add(machine.courier(hangingWithTheThird(here)));
      here.get(0).step(machine.clock.instant().plusMillis(900));
      here.get(0).close();
    }

    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(4);
  }

  @Test
  void aNetworkThatIsSlowBlamesNoEvent() throws Exception {
    for (int i = 0; i < 10; i++) {
      List<Courier> here = new ArrayList<>();
      Sink hanging = hangingWithTheThird(here);
      here.add(machine.courier(new OverTheNetwork(hanging)));
      assertThat(here.get(0).step(Instant.MAX).lost()).isZero();
      here.get(0).close();
      machine.clock.advance(Duration.ofHours(5));
    }

    assertThat(machine.ledger().read()).isEmpty();
    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(4);
  }

  /** A sink that asks others for names, ways and answers. */
  private record OverTheNetwork(Sink behind) implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) throws InterruptedException {
      return behind.deliver(parcel, deadline);
    }

    @Override
    public Protocol protocol() {
      return new CollectorProtocol(URI.create("http://127.0.0.1:1"), "key");
    }
  }

  @Test
  void whoeverIsCutShortByTheToolsEndHasNotFailed() throws Exception {
    for (boolean making : new boolean[] {true, false}) {
      List<Courier> here = new ArrayList<>();
      Deque<Supplier<Sink>> makers = new ArrayDeque<>();
      makers.add(
          () -> {
            if (making) {
              here.get(0).endBy(clock.instant());
              hang();
            }
            return (parcel, deadline) -> {
              here.get(0).endBy(clock.instant());
              hang();
              return Delivery.accepted(parcel.size());
            };
          });
      try (Courier courier = courier(makers)) {
        here.add(courier);

        Courier.Step step = courier.step(soon(BOUND));

        assertThat(step.trouble()).contains("in time");
        assertThat(courier.restarts()).isZero();
        assertThat(courier.backoff().isZero()).isEqualTo(making);
      }
    }
  }

  @Test
  void aSinkThatHangsIsGivenUpInTimeThoughTheClockIsSetBack() throws Exception {
    for (boolean making : new boolean[] {true, false}) {
      List<Courier> here = new ArrayList<>();
      Leg leg =
          new Leg(
              "collector",
              permit -> {
                machine.clock.advance(Duration.ofHours(making ? -1 : 0)); // then delivering is late
                return (parcel, deadline) -> {
                  machine.clock.advance(Duration.ofHours(making ? 0 : -1));
                  machine.nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
                  here.get(0).endBy(Instant.MAX); // wakes who waits
                  new CountDownLatch(1).await();
                  return Delivery.accepted(parcel.size());
                };
              });
      try (Courier courier =
          new Courier(machine.places(), leg, machine.consent(), machine.surroundings())) {
        here.add(courier);

        Courier.Step step = courier.step(Instant.MAX);

        assertThat(step.trouble()).contains("not back in time");
        assertThat(courier.restarts()).isEqualTo(1);
      }
      machine.clock.advance(Duration.ofHours(5)); // until it may be tried again
    }
  }

  /** Hangs until it is interrupted, and longer than anybody waits by a clock that is moved on. */
  private Sink hangingWithTheThird(List<Courier> courier) {
    return (parcel, deadline) -> {
      if (parcel.rows().stream().anyMatch(row -> row.n() == 3)) {
        machine.clock.advance(Duration.ofSeconds(11));
        courier.get(0).endBy(Instant.MAX); // wakes who waits
        new CountDownLatch(1).await();
      }
      return Delivery.accepted(parcel.size());
    };
  }

  private Courier courier(Deque<Supplier<Sink>> makers) {
    Surroundings of = machine.surroundings();
    Surroundings now =
        new Surroundings(
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
    clock = now.clock();
    Leg leg = new Leg("collector", permit -> makers.remove().get());
    return new Courier(machine.places(), leg, machine.consent(), now);
  }

  private Instant soon(Duration within) {
    return clock.instant().plus(within);
  }

  private Courier.Step stepInTime(Courier courier) throws InterruptedException {
    Instant deadline = soon(WITHIN);
    Courier.Step step = courier.step(deadline);
    assertThat(clock.instant()).isBefore(deadline.plus(LATE));
    return step;
  }

  private void awaitHanging(int threads) throws InterruptedException {
    assertThat(hanging.tryAcquire(threads, BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private <T> T hangFor(T then) {
    hang();
    return then;
  }

  /** Goes on until the test ends, whoever interrupts it. */
  private void hang() {
    called.add(Thread.currentThread());
    hanging.release();
    boolean over = false;
    while (!over) {
      try {
        over = end.await(BOUND.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        over = end.getCount() == 0;
      }
    }
  }
}
