package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventCount;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts on their way out of the spool: as durable as events, answered one by one, sent as one. */
class CountsDeliveryTest {

  private static final EventCount TWELVE = count("cache.hit", 12);
  private static final EventCount THREE = count("queue.full", 3);
  private static final Delivery.Outcome REFUSED = Delivery.Outcome.rejected("quarantined_negative");

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
  void rowsGoFirstAndCountsBehindThemEachLotInARequestOfItsOwn() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)), new SpooledCounts(2, List.of(THREE)));
    ScriptedSink sink = new ScriptedSink();

    assertThat(new Spool(places).list().get(0).events()).isEqualTo(19);
    carryAll(machine.courier(sink));

    assertThat(sink.parcels).extracting(Parcel::size).containsExactly(1, 2, 1);
    assertThat(sink.parcels).extracting(parcel -> parcel.counts().size()).containsExactly(0, 2, 1);
    assertThat(sink.parcels).extracting(Parcel::id).doesNotHaveDuplicates();
    assertThat(reading()).isEqualTo(new Ledger.Reading(19, 19, Map.of(), 0));
  }

  @Test
  void theSameCountsHaveTheSameRequestOnEveryAttempt() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    ScriptedSink sink = new ScriptedSink().answer(ScriptedSink::accepted).defer(Duration.ZERO);
    try (Courier courier = machine.courier(sink)) {
      step(courier);
      assertThat(step(courier)).extracting(Courier.Step::delivered).isEqualTo(0);
      assertThat(new Spool(places).list().get(0).events()).isEqualTo(15);
    }

    carryAll(machine.courier(sink)); // another process

    assertThat(sink.parcels).hasSize(3);
    assertThat(sink.parcels.get(2).counts()).isEqualTo(sink.parcels.get(1).counts());
    assertThat(sink.parcels.get(2).id()).isEqualTo(sink.parcels.get(1).id());
    assertThat(reading()).isEqualTo(new Ledger.Reading(16, 16, Map.of(), 0));
  }

  @Test
  void countsThatCameThroughWaitNoLongerWhileOthersOfTheirSegmentDo() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE)), new SpooledCounts(2, List.of(THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(ScriptedSink::accepted)
            .defer(Duration.ZERO);
    try (Courier courier = machine.courier(sink)) {
      for (int i = 0; i < 3; i++) {
        step(courier);
      }
    }

    Spool.Waiting waiting = new Spool(places).list().get(0);

    assertThat(waiting.events()).isEqualTo(3);
    assertThat(waiting.ended()).isEqualTo(new Ledger.Reading(13, 13, Map.of(), 0));
  }

  @Test
  void countsThatComeAgainSayThatTheyDo() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE)), new SpooledCounts(2, List.of(THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted) // the row beside them
            .defer(Duration.ZERO)
            .answer(ScriptedSink::accepted)
            .defer(Duration.ZERO)
            .answer(ScriptedSink::accepted);
    try (Courier courier = machine.courier(sink)) {
      carryAll(courier);
    }

    assertThat(sink.parcels).extracting(Parcel::number).containsExactly(0L, 1L, 1L, 2L, 2L);
    assertThat(sink.parcels).extracting(Parcel::attempt).containsExactly(1, 1, 2, 1, 2);
  }

  @Test
  void eachCountHasItsOwnOutcomeAndStandsForItsEvents() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(parcel -> answered(Delivery.Outcome.ACCEPTED, REFUSED));
    Courier courier = machine.courier(sink);

    step(courier);
    Courier.Step second = step(courier);

    assertThat(second).isEqualTo(new Courier.Step(Duration.ZERO, 12, 3, false, ""));
    assertThat(reading())
        .isEqualTo(new Ledger.Reading(16, 13, Map.of("quarantined_negative", 3L), 0));
  }

  @Test
  void whereOneCountIsDeferredAllOfItsRequestComeAgain() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(parcel -> answered(Delivery.Outcome.ACCEPTED, Delivery.Outcome.DEFERRED));
    Courier courier = machine.courier(sink);
    step(courier);

    assertThat(step(courier).delivered()).isZero();

    carryAll(courier);
    assertThat(sink.parcels.get(2).id()).isEqualTo(sink.parcels.get(1).id());
    assertThat(sink.parcels.get(2).counts()).isEqualTo(sink.parcels.get(1).counts());
    assertThat(reading()).isEqualTo(new Ledger.Reading(16, 16, Map.of(), 0));
  }

  @Test
  void countsThatAreTooLargeForADestinationAreLostAndNotTriedForEver() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(parcel -> Delivery.tooLarge(parcel.size()));

    carryAll(machine.courier(sink));

    assertThat(reading()).isEqualTo(new Ledger.Reading(16, 1, Map.of("too_large", 15L), 0));
  }

  @Test
  void countsThatADestinationTookAreNotLostBecauseOthersBesideThemAreTooLarge() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(
                parcel ->
                    answered(Delivery.Outcome.ACCEPTED, Delivery.Outcome.DEFERRED)
                        .with(Delivery.Ask.SMALLER));

    carryAll(machine.courier(sink));

    assertThat(reading()).isEqualTo(new Ledger.Reading(16, 13, Map.of("too_large", 3L), 0));
  }

  @Test
  void countsThatWereSentAndAreTooLargeHaveAReceipt() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));
    URI to = URI.create("http://127.0.0.1:9/");
    List<Sent> sent =
        List.of(new Sent(machine.clock.instant(), to, 1, 413, Map.of(), "ab", List.of(0, 1)));
    ScriptedSink sink =
        new ScriptedSink()
            .answer(ScriptedSink::accepted)
            .answer(
                parcel -> {
                  Delivery large = Delivery.tooLarge(parcel.size());
                  return new Delivery(
                      large.outcomes(),
                      large.delay(),
                      large.reason(),
                      large.ask(),
                      large.narrow(),
                      sent);
                });

    carryAll(machine.courier(sink));

    List<Receipt> receipts = new ArrayList<>();
    new ReceiptReader(places).each(receipts::add, Assertions::fail);
    assertThat(receipts).hasSize(1);
    assertThat(receipts.get(0).requests()).extracting(Receipt.Request::status).containsExactly(413);
  }

  @Test
  void aTailThatIsCutOffCostsOnlyWhatIsBehindIt() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE)), new SpooledCounts(2, List.of(THREE)));
    Path segment = SpoolRows.only(places);
    byte[] whole = Files.readAllBytes(segment);
    Set<Long> seen = new LinkedHashSet<>();
    for (int length = 8; length <= whole.length; length++) {
      Machine other = new Machine(root.resolve("cut-" + length));
      other.choose("on");
      Path cut = other.places().spool("collector").resolve("" + segment.getFileName());
      OwnFiles.createFolder(other.places().spool("collector"));
      Files.write(cut, Arrays.copyOf(whole, length));
      ScriptedSink sink = new ScriptedSink();

      carryAll(other.courier(sink));

      long arrived = sink.parcels.stream().mapToLong(CountsDeliveryTest::events).sum();
      seen.add(arrived);
      assertThat(arrived).as("cut at byte " + length).isEqualTo(Collections.max(seen));
      Ledger.Reading read = other.ledger().read().get("collector");
      assertThat(read == null ? 0 : read.delivered()).isEqualTo(arrived);
    }
    assertThat(seen).containsExactly(0L, 1L, 13L, 16L);
  }

  @Test
  void aTierThatIsNoLongerAgreedIsWithdrawnAndTheOtherLeaves() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE)));
    Machine.write(places.userFile(), "level=on\ntiers=events\n");
    ScriptedSink sink = new ScriptedSink();

    carryAll(machine.courier(sink));

    assertThat(sink.parcels).singleElement().extracting(Parcel::size).isEqualTo(1);
    assertThat(reading()).isEqualTo(new Ledger.Reading(13, 1, Map.of("withdrawn", 12L), 0));

    leave(new SpooledCounts(1, List.of(TWELVE)));
    Machine.write(places.userFile(), "level=on\ntiers=metrics\n");
    carryAll(machine.courier(sink));

    assertThat(sink.parcels.get(1).counts()).containsExactly(TWELVE);
  }

  @Test
  void whatIsRemovedOrExpiresIsLostWithItsEvents() throws Exception {
    leave(new SpooledCounts(1, List.of(TWELVE, THREE)));

    assertThat(new Spool(places).drop(machine.clock)).isEqualTo(16);

    assertThat(reading()).isEqualTo(new Ledger.Reading(16, 0, Map.of("removed", 16L), 0));
  }

  @Test
  void countsInASegmentThatMayHoldNoneMakeItUnreadable() throws Exception {
    SpoolRows.leave(places, 1);
    Path path = SpoolRows.only(places);
    try (Segment segment = Segment.claim(path)) {
      if (segment == null) {
        throw new AssertionError("somebody owns " + path);
      }
      segment.read();
      JsonWriter json = new JsonWriter(100);
      new SpooledCounts(1, List.of(TWELVE)).write(json);
      segment.append(Segment.COUNTS, json.buffer(), 0, json.size());
      segment.flush();
    }

    carryAll(machine.courier(new ScriptedSink()));

    assertThat(reading()).isEqualTo(new Ledger.Reading(13, 0, Map.of("damaged", 13L), 0));
  }

  @Test
  void theVersionOnDiskSaysWhetherASegmentMayHoldCountsAndWhoMayHaveIt() throws Exception {
    for (boolean counting : List.of(false, true)) {
      for (boolean bound : List.of(false, true)) {
        Path file = root.resolve(counting + "-" + bound);
        try (Segment segment =
            Segment.create(file, bound ? URI.create("http://127.0.0.1:1") : null, counting)) {
          segment.flush();
        }

        int version = Files.readAllBytes(file)[7];

        assertThat(version).isEqualTo(counting ? (bound ? 7 : 4) : (bound ? 2 : 1));
        assertThat(SegmentReader.read(file).counting()).isEqualTo(counting);
        assertThat(SegmentReader.read(file).bound()).isEqualTo(bound);
      }
    }
  }

  /** Leaves a sealed segment behind with the row 1 and these counts. */
  private void leave(SpooledCounts... lots) throws IOException {
    SpoolWriter writer = new SpoolWriter(places.spool("collector"), null, true);
    UUID run = UUID.randomUUID();
    byte[] row = SpoolRows.row(run, 1);
    writer.add(SpoolRows.header(run), row, 0, row.length);
    for (SpooledCounts lot : lots) {
      JsonWriter json = new JsonWriter(100);
      lot.write(json);
      writer.addCounts(SpoolRows.header(run), json, lot.events());
    }
    writer.seal(Map.of());
  }

  private static EventCount count(String name, long n) {
    return new EventCount(name, Map.of("kind", "disk"), n, Map.of(), Map.of());
  }

  private static long events(Parcel parcel) {
    return parcel.rows().size() + parcel.counts().stream().mapToLong(EventCount::n).sum();
  }

  private static Delivery answered(Delivery.Outcome... outcomes) {
    return Delivery.of(List.of(outcomes));
  }

  private Ledger.Reading reading() throws IOException {
    Ledger.Reading reading = machine.ledger().read().get("collector");
    if (reading == null) {
      throw new AssertionError("the ledger says nothing of the collector");
    }
    return reading;
  }

  private static Courier.Step step(Courier courier) throws InterruptedException {
    return courier.step(Instant.MAX);
  }

  private static void carryAll(Courier courier) throws InterruptedException, IOException {
    for (int steps = 0; steps < 20; steps++) {
      step(courier);
    }
    courier.close();
  }
}
