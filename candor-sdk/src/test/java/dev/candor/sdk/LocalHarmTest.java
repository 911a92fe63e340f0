package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A local store of the product's own that fails in every way costs nobody else an event. */
@Timeout(60)
class LocalHarmTest {

  private static final int EVENTS = 3_000;

  @TempDir private Path root = Path.of("");

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void oneThatDiesOfAnErrorIsMadeAgainAndWhatItNeverTookIsAccountedFor() throws Exception {
    Machine machine = machine();
    AtomicInteger made = new AtomicInteger();
    LocalStore store =
        site -> {
          made.incrementAndGet();
          return (header, rows, length, at) -> {
            throw new NoClassDefFoundError("gone");
          };
        };

    try (Candor candor = open(machine, store)) {
      record(candor);
      assertThat(candor.flush(Duration.ofMinutes(1))).isFalse();
    }

    assertThat(made.get()).isGreaterThan(1);
    assertThat(carried(machine)).isEqualTo(EVENTS);
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(EVENTS, 0, Map.of("not_written", (long) EVENTS), 0));
    assertThat(told).anySatisfy(line -> assertThat(line).contains("NoClassDefFoundError: gone"));
  }

  @Test
  void oneThatNeverComesBackHoldsUpNeitherTheOthersNorTheEnd() throws Exception {
    Machine machine = machine();
    AtomicInteger calls = new AtomicInteger();
    LocalStore store =
        site ->
            (header, rows, length, at) -> {
              calls.incrementAndGet();
              machine.nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
              deaf();
            };

    Candor candor = open(machine, store);
    record(candor);
    assertThat(candor.flush(Duration.ofMinutes(1))).isFalse();
    assertThat(carried(machine)).as("sent while it hangs").isEqualTo(0); // nothing is sealed yet
    candor.close();

    assertThat(calls.get()).as("calls never overlap").isEqualTo(1);
    assertThat(carried(machine)).isEqualTo(EVENTS);
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(EVENTS, 0, Map.of("not_written", (long) EVENTS), 0));
    assertThat(told).anySatisfy(line -> assertThat(line).contains("it was not back in time"));
  }

  @Test
  void oneThatHangsWhileItIsMadeHoldsUpNobodyEither() throws Exception {
    Machine machine = machine();
    LocalStore store =
        site -> {
          machine.nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
          deaf();
          throw new AssertionError("it never comes here");
        };

    try (Candor candor = open(machine, store)) {
      record(candor);
    }

    assertThat(carried(machine)).isEqualTo(EVENTS);
  }

  @Test
  void oneThatComesBackLateIsMadeAgainAndGetsTheSameRowsOnce() throws Exception {
    Machine machine = machine();
    CountDownLatch closed = new CountDownLatch(1);
    List<Integer> written = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger made = new AtomicInteger();
    LocalStore store =
        site -> made.incrementAndGet() == 1 ? new Late(machine, closed) : new Lengths(written);

    try (Candor candor = open(machine, store)) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.flush(Duration.ofMinutes(1));
      assertThat(closed.await(1, TimeUnit.MINUTES)).as("interrupted, and closed").isTrue();
      while (!candor.flush(Duration.ofMinutes(1))) {
        // it is closed, but may not have said so
      }
    }

    assertThat(made.get()).isEqualTo(2);
    assertThat(written).hasSize(1);
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  /** Comes back when it is interrupted. */
  private record Late(Machine machine, CountDownLatch closed) implements RowSink {

    @Override
    public void write(RowHeader header, byte[] rows, int length, long at) throws IOException {
      machine.nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** Keeps how long what it got was. */
  private record Lengths(List<Integer> written) implements RowSink {

    @Override
    public void write(RowHeader header, byte[] rows, int length, long at) {
      written.add(length);
    }
  }

  private Machine machine() throws IOException {
    Machine machine = new Machine(root);
    machine.nanos.set(1);
    machine.choose("on");
    return machine;
  }

  private Candor open(Machine machine, LocalStore store) {
    return machine.candor().local(store).diagnostics(told::add).open();
  }

  private static void record(Candor candor) {
    for (int i = 0; i < EVENTS; i++) {
      candor.telemetry().record(new SampleEvents.Step(i));
    }
  }

  /** How many events a courier finds in the spool. */
  private static int carried(Machine machine) throws Exception {
    int carried = 0;
    try (Courier courier = machine.courier(new ScriptedSink())) {
      for (Courier.Step step = courier.step(Instant.MAX);
          !step.idle();
          step = courier.step(Instant.MAX)) {
        carried += step.delivered();
      }
    }
    return carried;
  }

  /** Never comes back, whatever is done to it. */
  private static void deaf() {
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // deaf
      }
    }
  }
}
