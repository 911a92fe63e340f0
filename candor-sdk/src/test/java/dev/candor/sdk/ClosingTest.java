package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of events, of deliveries and of whoever calls when a run is closed. */
class ClosingTest {

  @TempDir Path root;

  @Test
  void aDaemonCarriesItsEventsWithinItsGrace() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor =
        machine.candor().sink("collector", permit -> sink).grace(Duration.ofSeconds(20)).open()) {
      for (int i = 0; i < 100; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
      }
    }

    assertThat(sink.parcels.stream().mapToInt(parcel -> parcel.rows().size()).sum()).isEqualTo(100);
    assertThat(sink.closed).isTrue();
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(100, 100, Map.of(), 0));
  }

  @Test
  void closingEndsADeliveryThatHangsAndItsEventsStay() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), 1, 2);
    HangingSink sink = new HangingSink();
    Candor candor = machine.candor().sink("collector", permit -> sink).open();
    candor.telemetry().record(new SampleEvents.Step(1));
    assertThat(sink.begun.await(20, TimeUnit.SECONDS)).isTrue();

    candor.close();

    assertThat(sink.ended.await(20, TimeUnit.SECONDS)).isTrue();
    ScriptedSink next = new ScriptedSink();
    Courier courier = machine.courier(next);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (next.ranges().size() < 2 && System.nanoTime() < until) {
      courier.step(java.time.Instant.MAX); // the run's own courier lets go of what it carried
    }
    assertThat(next.ranges()).containsExactlyInAnyOrder("1-2", "1-1");
  }

  @Test
  void anInterruptedCloseLosesNothingAndKeepsTheInterrupt() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    Candor candor =
        machine.candor().sink("collector", permit -> sink).grace(Duration.ofSeconds(20)).open();
    candor.telemetry().record(new SampleEvents.Step(1));

    Thread.currentThread().interrupt();
    candor.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(machine.localLines()).hasSize(2);
    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void closingTwiceFromAnyThreadWaitsForTheFirst() throws Exception {
    Machine machine = new Machine(root);
    Candor candor = machine.candor().open();
    Telemetry telemetry = candor.telemetry();
    telemetry.record(new SampleEvents.Step(1));
    List<Thread> threads = new ArrayList<>();
    List<Integer> lines = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                candor.close();
                lines.add(lineCount(machine));
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    candor.close();

    telemetry.record(new SampleEvents.Step(2));

    assertThat(lines).hasSize(8).containsOnly(2);
    assertThat(machine.localLines()).hasSize(2);
  }

  private static int lineCount(Machine machine) {
    try {
      return machine.localLines().size();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Hangs until it is interrupted. */
  private static final class HangingSink implements Sink {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Delivery deliver(Parcel parcel, java.time.Instant deadline) throws InterruptedException {
      begun.countDown();
      new CountDownLatch(1).await();
      throw new AssertionError("nobody counts down");
    }

    @Override
    public void close() {
      ended.countDown();
    }
  }
}
