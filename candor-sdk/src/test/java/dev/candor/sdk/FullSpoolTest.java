package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool on a disk that has no room: each event is in one place, and is sent once. */
class FullSpoolTest {

  private static final int EVENTS = 20;
  private static final Map<Loss, Long> TWO_BEFORE = Map.of(Loss.QUEUE_FULL, 2L);

  @TempDir Path root;

  private final FaultyDisk disk = new FaultyDisk();
  private Machine machine;
  private Places onDisk;

  @BeforeEach
  void begin() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    onDisk = new Machine(disk.at(root)).places();
  }

  @Test
  void whatIsTakenInPartWaitsOrIsLostAndNeverBoth() throws Exception {
    int ended = 0;
    for (int room = 0; room < 4_500; room += 7) {
      long lost = write(room);
      long waiting =
          new Spool(machine.places()).list().stream().mapToLong(Spool.Waiting::events).sum();
      assertThat(waiting + lost).as("with room for " + room).isEqualTo(EVENTS);
      ended += waiting > 0 && lost > 0 && isEnded() ? 1 : 0;
      new Spool(machine.places()).drop(machine.clock);
    }
    assertThat(ended).isPositive();
    assertThat("" + machine.ledger().read().get("collector")).contains("removed", "queue_full");
  }

  /** Writes half of the events while there is room, and the others when there may be none. */
  private long write(int room) throws IOException {
    SpoolWriter writer = new SpoolWriter(onDisk.spool("collector"));
    disk.fill(room);
    for (int n = 1; n <= EVENTS; n++) {
      add(writer, n);
      if (n == EVENTS / 2) {
        flush(writer);
      }
    }
    flush(writer);
    try {
      writer.seal(TWO_BEFORE);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
    disk.heal();
    return writer.takeLost();
  }

  private static void flush(SpoolWriter writer) {
    try {
      writer.flush();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }

  private boolean isEnded() throws IOException {
    Path segment = SpoolRows.only(machine.places());
    return SegmentReader.read(segment).entries().stream()
        .anyMatch(entry -> entry.kind() == Segment.CLOSED);
  }

  @Test
  void ofWhatTheDiskTookNothingOfNothingIsLeft() throws Exception {
    assertThat(write(0)).isEqualTo(EVENTS);

    assertThat(new Spool(machine.places()).segments()).isEmpty();
  }

  @Test
  void whatSomebodyRemovesWhileItIsWrittenIsLostAndWhatFollowsIsNot() throws Exception {
    SpoolWriter writer = new SpoolWriter(machine.places().spool("collector"));
    add(writer, 1);
    writer.flush();
    add(writer, 2);
    Files.delete(machine.places().spool("collector").resolve(SpoolRows.RUN + "-000000.spool"));
    writer.flush();
    add(writer, 3);
    writer.flush();

    assertThat(writer.takeLost()).isEqualTo(2);
    writer.seal(Map.of());
    assertThat(new Spool(machine.places()).list())
        .extracting(Spool.Waiting::events)
        .containsExactly(1L);
  }

  private static void add(SpoolWriter writer, long n) throws IOException {
    byte[] row = SpoolRows.row(SpoolRows.RUN, n);
    writer.add(SpoolRows.header(SpoolRows.RUN), row, 0, row.length);
  }

  @Test
  void whatBecameOfItMustFitBeforeAnythingIsSent() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2);
    long size = Files.size(SpoolRows.only(machine.places()));
    ScriptedSink sink = new ScriptedSink();
    try (Courier courier = new Machine(disk.at(root)).courier(sink)) {
      for (int room : new int[] {0, 1, 4_095}) {
        disk.fill(room);
        assertThat(courier.step(Instant.MAX).trouble()).contains("No space left on device");
        assertThat(Files.size(SpoolRows.only(machine.places()))).isEqualTo(size);
      }
      assertThat(sink.parcels).isEmpty();
      disk.heal();

      assertThat(courier.step(Instant.MAX).delivered()).isEqualTo(2);
    }

    assertThat(sink.ranges()).containsExactly("1-2");
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }

  @Test
  void aProcessThatDiesMeanwhileLeavesRoomThatIsNoEntry() throws Exception {
    SpoolRows.leave(machine.places(), 1, 2);
    long size = Files.size(SpoolRows.only(machine.places()));
    ScriptedSink dies =
        new ScriptedSink()
            .answer(
                parcel -> {
                  disk.dieAtAct(1);
                  return Delivery.accepted(2);
                });
    try (Courier courier = new Machine(disk.at(root)).courier(dies)) {
      courier.step(Instant.MAX);
    } catch (IOException e) {
      assertThat(e).hasMessage("the process is dead");
    }
    assertThat(Files.size(SpoolRows.only(machine.places()))).isGreaterThan(size);

    ScriptedSink sink = new ScriptedSink();
    try (Courier courier = machine.courier(sink)) {
      assertThat(courier.step(Instant.MAX).delivered()).isEqualTo(2);
    }

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }
}
