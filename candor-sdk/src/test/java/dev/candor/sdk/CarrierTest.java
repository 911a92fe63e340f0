package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A courier's thread at the end of a run: it is told before it begins that all is over. */
class CarrierTest {

  @TempDir Path root;

  private final ScriptedSink sink = new ScriptedSink();
  private final List<String> told = new ArrayList<>();
  private Machine machine = new Machine(Path.of(""));
  private int made;
  private Thread carries = Thread.currentThread();

  @BeforeEach
  void leaveAnEvent() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), new UUID(1, 2), Map.of(), 1);
  }

  @Test
  void whereThereIsNoTimeNoCourierIsMade() {
    carry(machine.clock.instant(), this::courier);

    assertThat(made).isZero();
    assertThat(sink.parcels).isEmpty();
  }

  @Test
  void whereThereIsTimeOneIsMadeAndSendsWithinIt() throws IOException {
    Instant end = machine.clock.instant().plusSeconds(1);
    List<Instant> deadlines = new ArrayList<>();
    Sink asked =
        (parcel, deadline) -> {
          deadlines.add(deadline);
          return ScriptedSink.accepted(parcel);
        };

    carry(end, () -> machine.courier(asked));

    assertThat(deadlines).singleElement().satisfies(due -> assertThat(due).isBefore(end));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void oneThatCannotBeMadeIsToldAndNothingIsThrown() throws IOException {
    carry(
        machine.clock.instant().plusSeconds(1),
        () -> {
          throw new NoClassDefFoundError("the jar was replaced");
        });

    assertThat(told).singleElement().asString().contains("the jar was replaced");
    assertThat(new Spool(machine.places()).list()).hasSize(1);
  }

  @Test
  void anInterruptOfTheHostsEndsNoCourier() throws Exception {
    List<Thread> interrupted = new ArrayList<>();
    Sink asked =
        (parcel, deadline) -> {
          if (interrupted.isEmpty()) {
            interrupted.add(carries);
            carries.interrupt();
            new CountDownLatch(1).await();
          }
          return ScriptedSink.accepted(parcel);
        };

    carry(machine.clock.instant().plusSeconds(1), () -> machine.courier(asked));

    assertThat(interrupted).hasSize(1);
    assertThat(told).anyMatch(words -> words.contains("was interrupted, and goes on"));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void aSinkThatDefersAllAndSaysNothingIsNotAskedAgainAtOnce() throws Exception {
    Sink silent =
        (parcel, deadline) ->
            Delivery.of(Collections.nCopies(parcel.size(), Delivery.Outcome.DEFERRED));

    try (Courier courier = machine.courier(silent)) {
      assertThat(courier.step(Instant.MAX).rest()).isPositive();
    }
  }

  private Courier courier() {
    made++;
    return machine.courier(sink);
  }

  private void carry(Instant end, Supplier<Courier> maker) {
    Carrier carrier = new Carrier(maker, new Debug("build-tool", null, told::add, machine.clock));
    carrier.close(end);
    carries = Thread.currentThread();
    carrier.run();
  }
}
