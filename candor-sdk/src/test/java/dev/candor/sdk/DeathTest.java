package dev.candor.sdk;

import static dev.candor.sdk.StoreRows.NOON;
import static dev.candor.sdk.StoreRows.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that dies at any act on its disk, and at any byte of it: what was acknowledged is
 * there, once, and whoever comes next goes on.
 */
class DeathTest {

  private static final UUID RUN = SpoolRows.RUN;
  private static final long SEED = 20_261_121;

  @TempDir Path root;
  private int tries;

  /** Something that a process does to a disk until it dies. */
  interface Life {

    void live(FaultyDisk disk, Path folder) throws IOException;
  }

  /** What must be true of a folder after a death, and what happens in it next. */
  interface Wake {

    void check(Path folder) throws Exception;
  }

  @Test
  void ofTheLocalFilesNothingAcknowledgedIsMissingOrTwice() throws Exception {
    LocalFiles files = new LocalFiles();

    dieEverywhere(files, files, 250);
  }

  @Test
  void ofTheLedgerNoLineThatWasTakenIsMissing() throws Exception {
    Lines lines = new Lines();

    dieEverywhere(lines, lines, 250);
  }

  @Test
  void ofTheSpoolAllThatWasFlushedIsDeliveredOnce() throws Exception {
    Segments segments = new Segments();

    dieEverywhere(segments, segments, 100);
  }

  @Test
  void ofASpoolThatIsGivenUpEachEventIsCountedOnce() throws Exception {
    GivenUp givenUp = new GivenUp();

    dieEverywhere(givenUp, givenUp, 100);
  }

  /** Dies at every act and at every byte, or at most so many of them that a seed says. */
  private void dieEverywhere(Life life, Wake wake, int mostBytes) throws Exception {
    FaultyDisk whole = new FaultyDisk();
    Path first = fresh();
    life.live(whole, whole.at(first));
    wake.check(first);
    for (long act = 1; act <= whole.acts(); act++) {
      FaultyDisk disk = new FaultyDisk();
      disk.dieAtAct(act);
      die(life, wake, disk, "act " + act);
    }
    long stride = 1 + whole.bytes() / mostBytes;
    long from = stride == 1 ? 1 : 1 + new Random(SEED).nextLong(stride);
    for (long at = from; at <= whole.bytes(); at += stride) {
      FaultyDisk disk = new FaultyDisk();
      disk.dieAtByte(at);
      die(life, wake, disk, "byte " + at);
    }
    assertThat(tries).isGreaterThan(100);
  }

  private void die(Life life, Wake wake, FaultyDisk disk, String where) throws Exception {
    Path folder = fresh();
    try {
      life.live(disk, disk.at(folder));
    } catch (IOException e) {
      assertThat(e).as(where).hasMessage("the process is dead");
    }
    assertThat(disk.isDead()).as("dead at " + where).isTrue();
    try {
      wake.check(folder);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("dead at " + where + " of " + disk + ", seed " + SEED, e);
    }
  }

  private Path fresh() throws IOException {
    return Files.createDirectory(root.resolve("try-" + tries++));
  }

  /** Writes, a file that is full, midnight, a restart, another run, and old files that go. */
  private static final class LocalFiles implements Life, Wake {
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private final Settings settings = StoreRows.files(900, 30, 1_000_000);
    private final SettableClock clock = new SettableClock(NOON.toEpochMilli());

    @Override
    public void live(FaultyDisk disk, Path folder) throws IOException {
      acknowledged.clear();
      tried.clear();
      clock.set(NOON);
      old(FaultyPath.unwrap(folder));
      try (JsonlFiles store = store(folder)) {
        write(store, RUN, 1, 2);
        write(store, RUN, 3);
        write(store, RUN, 4, 5, 6, 7, 8);
        write(store, RUN, 9);
        clock.set(Instant.parse("2026-02-04T00:00:00Z"));
        write(store, RUN, 10, 11);
      }
      try (JsonlFiles again = store(folder);
          JsonlFiles other = store(folder)) {
        write(again, RUN, 12);
        write(other, OTHER, 1);
        write(again, RUN, 13, 14);
        write(again, RUN, 15);
        clock.advance(Duration.ofHours(2));
      }
      try (JsonlFiles other = store(folder)) {
        write(other, OTHER, 2);
      }
    }

    @Override
    public void check(Path folder) throws Exception {
      checkRows(folder, Set.of());
      clock.set(Instant.parse("2026-02-04T00:00:00Z"));
      try (JsonlFiles same = store(folder);
          JsonlFiles other = store(folder)) {
        StoreRows.write(same, clock, RUN, 900);
        StoreRows.write(other, clock, OTHER, 901);
        StoreRows.write(same, clock, RUN, 902);
      }
      checkRows(
          folder, Set.of(StoreRows.id(RUN, 900), StoreRows.id(OTHER, 901), StoreRows.id(RUN, 902)));
    }

    private void checkRows(Path folder, Set<String> also) throws IOException {
      StoreRows.Found found = StoreRows.read(folder);
      assertThat(found.trouble()).isEmpty();
      assertThat(found.skipped()).isZero();
      assertThat(found.ids()).doesNotHaveDuplicates().containsAll(acknowledged).containsAll(also);
      Set<String> known = new HashSet<>(tried);
      known.addAll(also);
      assertThat(known).containsAll(found.ids());
    }

    private JsonlFiles store(Path folder) {
      return StoreRows.store(folder, clock, settings, words -> {});
    }

    private void write(JsonlFiles store, UUID run, long... numbers) throws IOException {
      for (long n : numbers) {
        tried.add(StoreRows.id(run, n));
      }
      StoreRows.write(store, clock, run, numbers);
      for (long n : numbers) {
        acknowledged.add(StoreRows.id(run, n));
      }
    }

    private static void old(Path folder) throws IOException {
      for (String slug : List.of("aaaaaaaa", "bbbbbbbb")) {
        Path file = folder.resolve("telemetry-2025-12-01-" + slug + ".jsonl");
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(NOON.minus(Duration.ofDays(60))));
      }
    }
  }

  /** Parts that end one after another. */
  private static final class Lines implements Life, Wake {
    private long taken;

    @Override
    public void live(FaultyDisk disk, Path folder) throws IOException {
      taken = 0;
      for (int part = 1; part <= 5; part++) {
        new Ledger(folder.resolve("state/ledger.jsonl"))
            .append(new Ledger.Line("part" + part, "local", 3, 2, Map.of("overflow", 1L), false));
        taken++;
      }
    }

    @Override
    public void check(Path folder) throws Exception {
      Ledger ledger = new Ledger(folder.resolve("state/ledger.jsonl"));
      long before = parts(ledger);
      assertThat(before).isBetween(taken, taken + 1);

      ledger.append(new Ledger.Line("next", "local", 3, 2, Map.of("overflow", 1L), false));

      assertThat(parts(ledger)).isBetween(before + 1, taken + 2);
    }

    private static long parts(Ledger ledger) throws IOException {
      Ledger.Reading reading = ledger.read().get("local");
      if (reading == null) {
        return 0;
      }
      long parts = reading.recorded() / 3;
      assertThat(reading)
          .isEqualTo(new Ledger.Reading(3 * parts, 2 * parts, Map.of("overflow", parts), 0));
      return parts;
    }
  }

  /** Segments that are flushed and sealed one after another. */
  private static final class Segments implements Life, Wake {
    private final Set<Long> flushed = new HashSet<>();

    @Override
    public void live(FaultyDisk disk, Path folder) throws IOException {
      flushed.clear();
      Places places = new Machine(folder).places();
      SpoolWriter writer = new SpoolWriter(places.spool("collector"));
      try {
        for (long n = 1; n <= 6; n++) {
          byte[] row = SpoolRows.row(RUN, n);
          writer.add(SpoolRows.header(RUN), row, 0, row.length);
          writer.flush();
          flushed.add(n);
          if (n % 3 == 0) {
            writer.seal(Map.of());
          }
        }
      } finally {
        writer.open(SpoolRows.header(RUN)).close(); // the system closes what the dead had open
      }
    }

    @Override
    public void check(Path folder) throws Exception {
      Machine machine = new Machine(folder);
      machine.choose("on");
      ScriptedSink sink = new ScriptedSink();
      Courier courier = machine.courier(sink);
      Machine.carryAll(courier);
      List<Long> delivered = new ArrayList<>();
      for (Parcel parcel : sink.parcels) {
        for (int i = 0; i < parcel.rows().size(); i++) {
          delivered.add(parcel.rows().get(i).n());
        }
      }
      assertThat(delivered).doesNotHaveDuplicates().containsAll(flushed);
      assertThat(delivered).hasSizeLessThanOrEqualTo(flushed.size() + 1);
    }
  }

  /** A spool with more than it may have. */
  private static final class GivenUp implements Life, Wake {
    private static final Settings.Waiting ONE = new Settings.Waiting(1, 1, 1);

    @Override
    public void live(FaultyDisk disk, Path folder) throws IOException {
      Machine real = new Machine(FaultyPath.unwrap(folder));
      SpoolRows.leave(real.places(), RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 3);
      SpoolRows.leave(real.places(), OTHER, Map.of(), 1, 2);
      Machine machine = new Machine(folder);
      bound(machine);
      if (disk.isDead()) {
        throw new IOException("the process is dead");
      }
    }

    @Override
    public void check(Path folder) throws Exception {
      Machine machine = new Machine(folder);

      assertThat(bound(machine).trouble()).isEmpty();

      assertThat(machine.ledger().read())
          .isEqualTo(
              Map.of(
                  "collector",
                  new Ledger.Reading(7, 0, Map.of("queue_full", 2L, "spool_full", 5L), 0)));
      assertThat(new Spool(machine.places()).isEmpty()).isTrue();
    }

    private static Retention.Sweep bound(Machine machine) throws IOException {
      return new Spool(machine.places()).bound(ONE, machine.clock);
    }
  }
}
