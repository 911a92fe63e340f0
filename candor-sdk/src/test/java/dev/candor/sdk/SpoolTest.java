package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

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
  void aRefusalInAFileWithdrawsWhatWaitsWithoutAPacket() throws Exception {
    SpoolRows.leave(places, 1, 2, 4);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    Delivery.of(
                        List.of(
                            Delivery.Outcome.ACCEPTED,
                            Delivery.Outcome.ACCEPTED,
                            Delivery.Outcome.DEFERRED)));
    Courier courier = machine.courier(sink);
    step(courier);
    machine.choose("local");

    Courier.Step refused = step(courier);

    assertThat(refused.lost()).isEqualTo(1);
    assertThat(sink.ranges()).containsExactly("1-4");
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(3, 2, Map.of("withdrawn", 1L), 0));
    assertThat(new Spool(places).isEmpty()).isTrue();
  }

  @Test
  void aSegmentThatIsCarriedInPartSaysWhereTheRestEnded() throws Exception {
    SpoolRows.leave(places, 1, 2, 4);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    Delivery.of(
                        List.of(
                            Delivery.Outcome.ACCEPTED,
                            Delivery.Outcome.rejected("too_old"),
                            Delivery.Outcome.DEFERRED)));
    try (Courier courier = machine.courier(sink)) {
      step(courier);
    }

    Spool.Waiting waiting = new Spool(places).list().get(0);

    assertThat(waiting.events()).isEqualTo(1);
    assertThat(waiting.ended()).isEqualTo(new Ledger.Reading(2, 1, Map.of("too_old", 1L), 0));
  }

  @Test
  void aVariableThatRefusesLeavesTheSpoolAlone() throws Exception {
    SpoolRows.leave(places, 1, 2);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "off");
    ScriptedSink sink = new ScriptedSink();

    assertThat(step(machine.courier(sink)).idle()).isTrue();

    assertThat(sink.parcels).isEmpty();
    assertThat(new Spool(places).list().get(0).events()).isEqualTo(2);
    assertThat(machine.ledger().read()).isEmpty();
  }

  @Test
  void anUnreadableSegmentIsSetAsideToldAndCounted() throws Exception {
    SpoolRows.leave(places, 1, 2);
    try (Segment segment = Segment.claim(SpoolRows.only(places))) {
      assertThat(segment).isNotNull();
      segment.read();
      SpoolRows.append(segment, Segment.OUTCOME, "{\"first\":1,\"count\":1,\"delivered\":true}");
      SpoolRows.append(segment, Segment.EVENT, "no row");
      segment.flush();
    }
    SpoolRows.leave(places, LATER, Map.of(), 1, 2);
    ScriptedSink sink = new ScriptedSink();

    Courier.Step step = step(machine.courier(sink));

    assertThat(step.delivered()).isEqualTo(2);
    assertThat(step.lost()).isEqualTo(2);
    assertThat(step.trouble()).contains("set aside");
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(5, 3, Map.of("damaged", 2L), 0));
    try (var files = Files.list(places.spool("collector"))) {
      assertThat(files.map(Path::toString))
          .filteredOn(name -> name.endsWith(".unreadable"))
          .hasSize(1);
    }
  }

  @Test
  void aForeignFileIsSetAsideAndCountsNothing() throws Exception {
    Machine.write(places.spool("collector").resolve("0-notes.spool"), "my own notes, kept here");
    SpoolRows.leave(places, 1);
    ScriptedSink sink = new ScriptedSink();

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-1");
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
    assertThat(places.spool("collector").resolve("0-notes.spool.unreadable"))
        .hasContent("my own notes, kept here");
  }

  @Test
  void aDamagedSegmentThatABackupPutsBackIsSetAsideAgain() throws Exception {
    Path damaged = places.spool("collector").resolve("0-notes.spool");
    Machine.write(damaged, "what is no segment");
    Machine.carryAll(machine.courier(new ScriptedSink()));
    Machine.write(damaged, "what is no segment");
    SpoolRows.leave(places, 1);
    ScriptedSink sink = new ScriptedSink();

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-1");
    assertThat(damaged).doesNotExist();
  }

  @Test
  void whatCannotBeSetAsideStandsInNobodysWay() throws Exception {
    Path damaged = places.spool("collector").resolve("0-notes.spool");
    Machine.write(damaged, "what is no segment");
    Machine.write(Path.of(damaged + ".unreadable", "of", "others"), "in its place");
    SpoolRows.leave(places, 1);
    ScriptedSink sink = new ScriptedSink();

    Machine.carryAll(machine.courier(sink));
    SpoolRows.leave(places, 1);
    assertThatThrownBy(() -> new Spool(places).drop(machine.clock)).hasMessageContaining("0-notes");

    assertThat(sink.ranges()).containsExactly("1-1");
    assertThat(new Spool(places).segments()).containsExactly(damaged);
  }

  @Test
  void aSegmentOfANewerVersionIsLeftAloneAndStandsInNobodysWay() throws Exception {
    SpoolRows.leave(places, 1, 2);
    Path newer = SpoolRows.only(places);
    byte[] bytes = Files.readAllBytes(newer);
    bytes[7] = 3;
    Files.write(newer, bytes);
    SpoolRows.leave(places, LATER, Map.of(), 1);
    ScriptedSink sink = new ScriptedSink();
    Courier courier = machine.courier(sink);

    Machine.carryAll(courier);
    machine.choose("off");
    step(courier);
    assertThatThrownBy(() -> new Spool(places).drop(machine.clock))
        .hasMessageContaining("version 3");

    assertThat(sink.ranges()).containsExactly("1-1");
    assertThat(newer).hasBinaryContent(bytes);
  }

  @Test
  void whatAProcessIsStillWritingIsNotCarried() throws Exception {
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    byte[] row = SpoolRows.row(SpoolRows.RUN, 1);
    writer.add(SpoolRows.header(SpoolRows.RUN), row, 0, row.length);
    writer.flush();
    ScriptedSink sink = new ScriptedSink();

    assertThat(step(machine.courier(sink)).idle()).isTrue();
    assertThat(new Spool(places).list().get(0).events()).isEqualTo(1);

    writer.seal(Map.of());
    Machine.carryAll(machine.courier(sink));
    assertThat(sink.ranges()).containsExactly("1-1");
  }

  @Test
  void droppingTheSpoolLeavesOnlyWhatIsBeingWritten() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2);
    Machine.write(places.spool("collector").resolve("old.spool.unreadable"), "what may leave");
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    byte[] row = SpoolRows.row(LATER, 1);
    writer.add(SpoolRows.header(LATER), row, 0, row.length);
    writer.flush();

    long removed = new Spool(places).drop(machine.clock);

    assertThat(removed).isEqualTo(2);
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(4, 0, Map.of("queue_full", 2L, "removed", 2L), 0));
    assertThat(new Spool(places).list()).hasSize(1);
    assertThat(places.spool("collector").resolve("old.spool.unreadable")).doesNotExist();
    writer.seal(Map.of());
  }

  @Test
  void whatIsGivenUpWholeForTheNewestIsInTheLedgerAtOnce() throws Exception {
    SpoolRows.leave(places, SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 3);
    SpoolRows.leave(places, LATER, Map.of(), 1, 2);

    new Spool(places).keepNewest(2, machine.clock);

    assertThat(new Spool(places).list()).extracting(Spool.Waiting::events).containsExactly(2L);
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(5, 0, Map.of("queue_full", 2L, "spool_full", 3L), 0));
  }

  @Test
  void whatIsRemovedNeedsNoRoomForEachEventOnAFullDisk() throws Exception {
    SpoolRows.leave(places, LongStream.rangeClosed(1, 2_000).toArray());
    FaultyDisk disk = new FaultyDisk();
    disk.fill(300);

    long removed = new Spool(new Machine(disk.at(root)).places()).drop(machine.clock);

    assertThat(removed).isEqualTo(2_000);
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(2_000, 0, Map.of("removed", 2_000L), 0));
    assertThat(new Spool(places).isEmpty()).isTrue();
  }

  @Test
  void aNameThatIsTakenIsPassedOver() throws Exception {
    Path folder = places.spool("collector");
    OwnFiles.createFolder(folder);
    Files.createFile(folder.resolve(SpoolRows.RUN + "-000000.spool"));
    SpoolWriter writer = new SpoolWriter(folder);
    byte[] row = SpoolRows.row(SpoolRows.RUN, 1);

    writer.add(SpoolRows.header(SpoolRows.RUN), row, 0, row.length);

    writer.seal(Map.of());
    assertThat(new Spool(places).list()).extracting(Spool.Waiting::events).contains(1L);
  }

  @Test
  void whatCannotBeRemovedIsNamed() throws Exception {
    SpoolRows.leave(places, 1);
    FaultyDisk disk = new FaultyDisk();
    disk.fill(0);

    assertThatThrownBy(() -> new Spool(new Machine(disk.at(root)).places()).drop(machine.clock))
        .hasMessageContaining("000000.spool stays where it is: ")
        .hasMessageContaining("No space left on device");
  }

  @Test
  void aTornLineOfTheLedgerCostsNoOther() throws Exception {
    Ledger ledger = machine.ledger();
    ledger.append(new Ledger.Line("a", "collector", 2, 2, Map.of(), false));
    byte[] whole = Files.readAllBytes(places.ledger());
    for (int length = 0; length < whole.length; length++) {
      Files.write(places.ledger(), java.util.Arrays.copyOf(whole, length));

      ledger.append(new Ledger.Line("b", "collector", 3, 1, Map.of("withdrawn", 2L), false));

      Ledger.Reading b = new Ledger.Reading(3, 1, Map.of("withdrawn", 2L), 0);
      Ledger.Reading both = new Ledger.Reading(5, 3, Map.of("withdrawn", 2L), 0);
      assertThat(machine.reading()).as("cut at byte " + length).isIn(b, both);
    }
  }

  private static Courier.Step step(Courier courier) throws InterruptedException {
    return courier.step(Instant.MAX);
  }
}
