package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {

  private static final UUID LATER = UUID.fromString("019c2341-0000-7000-8000-000000000002");

  @TempDir Path root;
  private Machine machine;
  private Places places;

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    places = machine.places();
  }

  @Test
  void carriesWhatWaitsAndSaysSo() throws Exception {
    SpoolRows.leave(places, 1, 2, 3);
    ScriptedSink sink = new ScriptedSink();
    Courier courier = machine.courier(sink);

    Courier.Step step = step(courier);

    assertThat(step).isEqualTo(new Courier.Step(Duration.ZERO, 3, 0, false, ""));
    assertThat(sink.ranges()).containsExactly("1-3");
    assertThat(step(courier).idle()).isTrue();
    assertThat(new Spool(places).isEmpty()).isTrue();
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
  }

  @Test
  void aParcelMayHaveGaps() throws Exception {
    SpoolRows.leave(places, 1, 2, 5, 6, 7, 9);
    ScriptedSink sink = new ScriptedSink();

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-9");
    assertThat(sink.parcels.get(0).rows())
        .extracting(Row::n)
        .containsExactly(1L, 2L, 5L, 6L, 7L, 9L);
  }

  @Test
  void carriesSegmentsInTheOrderOfWritingHoweverMany() throws Exception {
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    for (long n = 1; n <= 12; n++) {
      byte[] row = SpoolRows.row(SpoolRows.RUN, n);
      writer.add(SpoolRows.header(SpoolRows.RUN), row, 0, row.length);
      writer.seal(Map.of());
    }
    ScriptedSink sink = new ScriptedSink();

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.parcels).extracting(parcel -> parcel.rows().get(0).n()).isSorted().hasSize(12);
  }

  @Test
  void eachEventHasItsOwnOutcome() throws Exception {
    SpoolRows.leave(places, 1, 2, 3, 4, 5);
    Delivery.Outcome refused = Delivery.Outcome.rejected("quarantined_unknown_field");
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    Delivery.of(
                            List.of(
                                Delivery.Outcome.ACCEPTED,
                                refused,
                                Delivery.Outcome.DEFERRED,
                                refused,
                                Delivery.Outcome.ACCEPTED))
                        .after(Duration.ofSeconds(40), "later"));
    Courier courier = machine.courier(sink);

    Courier.Step first = step(courier);

    assertThat(first).isEqualTo(new Courier.Step(Duration.ofSeconds(40), 2, 2, false, "later"));
    assertThat(new Spool(places).list().get(0).events()).isEqualTo(1);

    Machine.carryAll(courier);
    assertThat(sink.ranges()).containsExactly("1-5", "3-3");
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(5, 3, Map.of("quarantined_unknown_field", 2L), 0));
  }

  @Test
  void nothingIsLostNorCountedTwiceWhereverTheProcessEnds() throws Exception {
    for (int steps = 0; steps < 6; steps++) {
      for (String end : List.of("killed in deliver", "killed after settle", "torn", "line twice")) {
        Machine other = new Machine(root.resolve(steps + end));
        other.choose("on");
        SpoolRows.leave(other.places(), SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 4L), 1, 2, 4, 5, 7);
        ScriptedSink sink = new ScriptedSink();
        Courier first = other.courier(sink);
        for (int i = 0; i < steps; i++) {
          step(first);
        }
        interruptTheCarrying(other, sink, first, end);

        Machine.carryAll(other.courier(sink));

        assertThat(other.ledger().read().get("collector"))
            .as(steps + " steps, then " + end)
            .isEqualTo(new Ledger.Reading(9, 5, Map.of("queue_full", 4L), 0));
        assertThat(new Spool(other.places()).isEmpty()).isTrue();
      }
    }
  }

  private static void interruptTheCarrying(
      Machine machine, ScriptedSink sink, Courier courier, String end) throws Exception {
    List<Path> segments = new Spool(machine.places()).segments();
    switch (end) {
      case "killed in deliver" -> {
        sink.answer(
            parcel -> {
              throw new AssertionError("the sink has it, and nobody knows");
            });
        step(courier);
        sink.answers.clear();
        courier.close();
      }
      case "killed after settle" -> courier.close();
      case "torn" -> {
        courier.close();
        for (Path segment : new Spool(machine.places()).segments()) {
          Files.write(
              segment, new byte[] {0, 0, 0, 50, 1}, java.nio.file.StandardOpenOption.APPEND);
        }
      }
      default -> {
        Machine.carryAll(courier);
        if (!segments.isEmpty()) { // between the ledger's line and the removal
          SpoolRows.leave(
              machine.places(), SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 4L), 1, 2, 4, 5, 7);
        }
      }
    }
  }

  @Test
  void aDeferralKeepsTheBatchAsItWasWithWhatWasLost() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2);
    ScriptedSink sink = new ScriptedSink().defer(Duration.ZERO).defer(Duration.ZERO);
    Courier courier = machine.courier(sink);

    step(courier);
    step(courier);
    step(courier);

    assertThat(sink.parcels).hasSize(3);
    assertThat(sink.parcels.get(0).lost()).isEqualTo(Map.of("queue_full", 2L));
    assertThat(sink.parcels).extracting(Parcel::attempt).containsExactly(1, 2, 3);
    assertThat(sink.parcels).extracting(Parcel::id).containsOnly(sink.parcels.get(0).id());
    assertThat(sink.parcels)
        .allSatisfy(parcel -> assertThat(parcel.rows()).isEqualTo(sink.parcels.get(0).rows()));
  }

  @Test
  void aBatchThatIsTooLargeComesAgainInHalves() throws Exception {
    SpoolRows.leave(places, 1, 2, 3, 4, 5);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(parcel -> Delivery.tooLarge(5))
            .answer(parcel -> Delivery.tooLarge(2));

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-5", "1-2", "1-1", "2-3", "4-5");
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(5, 5, Map.of(), 0));
  }

  @Test
  void aDestinationThatRefusesTheKeyIsLeftAloneForAsLongAsItWasSaid() throws Exception {
    SpoolRows.leave(places, 1);
    Delivery refused = Delivery.rejected(1, "refused_401").after(Duration.ofDays(1), "no such key");
    ScriptedSink sink = new ScriptedSink().answer(parcel -> refused);

    try (Courier courier = machine.courier(sink)) {
      assertThat(step(courier).rest()).isEqualTo(Duration.ofDays(1));
    }

    assertThat(machine.courier(sink).backoff()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void looksEveryFiveSecondsAndGivesARequestTenAtMost() throws Exception {
    SpoolRows.leave(places, 1);
    List<Instant> deadlines = new ArrayList<>();
    Instant now = machine.clock.instant();
    Duration toComeBack = Duration.ofMillis(100);
    Courier courier =
        machine.courier(
            (parcel, deadline) -> {
              deadlines.add(deadline.plus(toComeBack));
              return Delivery.deferred(1, Duration.ZERO, "");
            });

    assertThat(courier.step(now.plusSeconds(60)).rest()).isEqualTo(Duration.ofSeconds(5));
    courier.step(now.plusSeconds(3));

    assertThat(deadlines).containsExactly(now.plusSeconds(10), now.plusSeconds(3));
  }

  @Test
  void anEventThatIsTooLargeByItselfIsLostAndNotTriedForEver() throws Exception {
    SpoolRows.leave(places, 1);
    ScriptedSink sink = new ScriptedSink().answer(parcel -> Delivery.tooLarge(1));

    Machine.carryAll(machine.courier(sink));

    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(1, 0, Map.of("too_large", 1L), 0));
  }

  @Test
  void aSegmentThatCannotBeTakenOutOfTheSpoolStandsInNobodysWay() throws Exception {
    SpoolRows.leave(places, 1, 2);
    SpoolRows.leave(places, LATER, Map.of(), 1);
    FaultyDisk disk = new FaultyDisk();
    disk.refuse("Permission denied", FaultyDisk.Act.DELETE);
    ScriptedSink sink = new ScriptedSink();
    Courier courier = new Machine(disk.at(root)).courier(sink);

    Courier.Step first = step(courier);
    Machine.carryAll(courier);

    assertThat(first.delivered()).isEqualTo(2);
    assertThat(first.trouble()).contains("000000.spool stays where it is: ", "Permission denied");
    assertThat(sink.ranges()).containsExactly("1-2", "1-1");
    assertThat(Files.readAllLines(places.ledger())).hasSize(2);
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
    assertThat(new Spool(places).list())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.ended().recorded()).isZero()); // the ledger has it
  }

  @Test
  void aSegmentThatCannotBeTakenOutOfTheSpoolIsToldInTheLedgerOnceHoweverManyProcessesTry()
      throws Exception {
    SpoolRows.leave(places, 1, 2);
    FaultyDisk disk = new FaultyDisk();
    disk.refuse("Permission denied", FaultyDisk.Act.DELETE);

    for (int process = 0; process < 3; process++) {
      try (Courier courier = new Machine(disk.at(root)).courier(new ScriptedSink())) {
        Machine.carryAll(courier);
      }
    }

    assertThat(new Spool(places).list()).hasSize(1);
    assertThat(Files.readAllLines(places.ledger())).hasSize(1);
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }

  @Test
  void aFullDiskIsNoReasonToComeBackBeforeTheDestinationWantsIt() throws Exception {
    SpoolRows.leave(places, 1, 2);
    FaultyDisk disk = new FaultyDisk();
    disk.fill(4_096); // it was made room for what is to be written down, and then it is gone
    List<Delivery.Outcome> first = List.of(Delivery.Outcome.ACCEPTED, Delivery.Outcome.DEFERRED);
    ScriptedSink sink =
        new ScriptedSink().answer(parcel -> Delivery.of(first).after(Duration.ofHours(1), "quota"));
    Courier courier = new Machine(disk.at(root)).courier(sink);

    step(courier);

    assertThat(courier.backoff()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aSinkThatBreaksItsContractDefersTheBatch() throws Exception {
    SpoolRows.leave(places, 1, 2);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel -> {
                  throw new IllegalStateException("broken");
                })
            .answer(parcel -> Delivery.rejected(1, "one for two"));
    Courier courier = machine.courier(sink);

    assertThat(step(courier).trouble()).contains("broken");
    assertThat(step(courier).trouble()).contains("1 outcomes came for 2 events");

    assertThat(new Spool(places).list().get(0).events()).isEqualTo(2);
  }

  @Test
  void twoCouriersNeverCarryOneSegmentAtOnce() throws Exception {
    SpoolRows.leave(places, 1, 2, 4);
    SpoolRows.leave(places, LATER, Map.of(), 1);
    ScriptedSink one = new ScriptedSink();
    ScriptedSink other = new ScriptedSink();
    Courier first = machine.courier(one);
    Courier second = machine.courier(other);

    step(first);
    step(second);
    assertThat(step(second).idle()).isTrue();
    Machine.carryAll(first);

    assertThat(one.ranges()).containsExactly("1-4");
    assertThat(other.parcels).extracting(parcel -> parcel.header().run()).containsExactly(LATER);
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(4, 4, Map.of(), 0));
  }

  @Test
  void anInterruptOfWhoWaitsLeavesTheParcel() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Thread waits = Thread.currentThread();
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel -> {
                  waits.interrupt();
                  return hang(parcel);
                });
    Courier courier = machine.courier(sink);

    assertThatThrownBy(() -> step(courier)).isInstanceOf(InterruptedException.class);
    courier.close();
    Machine.carryAll(machine.courier(sink));
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }

  private static Delivery hang(Parcel parcel) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      return Delivery.deferred(parcel.size(), Duration.ZERO, "interrupted");
    }
    throw new AssertionError("nobody counts down");
  }

  /** The first of these so many times, then the other. */
  private static Courier.Step step(Courier courier) throws InterruptedException {
    return courier.step(Instant.MAX);
  }
}
