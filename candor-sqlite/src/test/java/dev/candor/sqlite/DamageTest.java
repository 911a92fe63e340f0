package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.RowSink;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Damages the file in every way: writing goes on, and reading never ends otherwise than told. */
class DamageTest {

  private static final int PAGE = 4096;
  private static final int KEPT = 40;
  private static final byte[] NOTHING = {};

  @TempDir(factory = MemoryFolder.class)
  Path root;

  private byte[] whole;
  private byte[] log;
  private final AtomicInteger cases = new AtomicInteger();

  @BeforeEach
  void aFileWithRowsAndALogWithMore() throws Exception {
    Place place = new Place(root.resolve("whole"));
    try (RowSink store = place.store()) {
      place.write(store, KEPT);
    }
    whole = Files.readAllBytes(place.file());
    try (RowSink store = place.store()) {
      place.write(store, KEPT);
      log = Files.readAllBytes(place.folder.resolve("events.db-wal"));
    }
  }

  @Test
  @DisabledIfSystemProperty(
      named = "candor.test.java",
      matches = "17",
      disabledReason = "nine thousand files; the native code is the same on both")
  void anyByteMayBeAnother() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    List<Change> changes = new ArrayList<>();
    for (int at = 0; at < whole.length; at += at < 2 * PAGE ? 1 : 1 + random.nextInt(97)) {
      changes.add(new Change(at, (byte) (1 + random.nextInt(255))));
    }

    int asides = changes.parallelStream().mapToInt(each -> asides(each, seed)).sum();

    assertThat(asides).isGreaterThan(1_000);
  }

  /** Another byte in the place of one. */
  private record Change(int at, byte by) {}

  private int asides(Change change, long seed) {
    byte[] damaged = whole.clone();
    damaged[change.at()] ^= change.by();
    String what = "byte " + change.at() + ", seed " + seed;
    try {
      return goesOn(damaged, NOTHING, what);
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }

  @Test
  void theFileMayEndAnywhere() throws Exception {
    for (int length = 0; length < whole.length; length += length < 120 ? 7 : 509) {
      goesOn(Arrays.copyOf(whole, length), NOTHING, "cut at " + length);
    }
  }

  @Test
  void theLogMayEndAnywhereAndAnyByteOfItMayBeAnother() throws Exception {
    for (int at = 0; at < log.length; at += at < 60 ? 1 : 997) {
      goesOn(whole, Arrays.copyOf(log, at), "log cut at " + at);
      byte[] damaged = log.clone();
      damaged[at] ^= 0x41;
      goesOn(whole, damaged, "log changed at " + at);
    }
  }

  @Test
  void pagesMayBeExchangedOrZero() throws Exception {
    for (int page = 0; page < whole.length / PAGE; page++) {
      byte[] zero = whole.clone();
      Arrays.fill(zero, page * PAGE, (page + 1) * PAGE, (byte) 0);
      goesOn(zero, NOTHING, "page " + page + " of zeroes");
      byte[] other = whole.clone();
      System.arraycopy(whole, whole.length - (page + 1) * PAGE, other, page * PAGE, PAGE);
      goesOn(other, log, "page " + page + " exchanged, with a log of another");
    }
  }

  @Test
  void whatIsNoDatabaseIsKeptBesideTheNewOne() throws Exception {
    Place place = new Place(root.resolve("no"));
    Files.createDirectories(place.folder);
    for (int number = 1; number <= 9; number++) {
      Files.writeString(place.file(), "this is no database, but somebody's notes\n".repeat(30));
      Files.writeString(place.folder.resolve("events.db-wal"), "no log either");
      try (RowSink store = place.store()) {
        place.write(store, 2);
      }
      assertThat(place.folder.resolve("events.db.damaged-" + number))
          .content()
          .startsWith("this is no database");
      assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(2);
    }
    assertThat(place.told)
        .hasSize(9)
        .first()
        .asString()
        .contains("events.db is damaged", "it is kept as events.db.damaged-1");

    Files.writeString(place.file(), "notes again\n".repeat(100));
    try (RowSink store = place.store()) {
      assertThatThrownBy(() -> place.write(store, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("9 damaged files lie beside");
    }
  }

  @Test
  void aFileThatIsRemovedWhileItIsOpenIsMadeAnewWithTheRows() throws Exception {
    Place place = new Place(root.resolve("removed"));
    try (RowSink store = place.store()) {
      place.write(store, 3);
      remove(place.folder);
      place.write(store, 2);

      assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(2);
    }
  }

  @Test
  void twoStoresOfWhichOneSetsTheFileAsideGoOnInTheSameNewOne() throws Exception {
    Place place = new Place(root.resolve("two"));
    try (RowSink one = place.store();
        RowSink other = place.store()) {
      place.write(one, 3);
      place.write(other, 3);
      Place.change(place.file(), "DROP TABLE telemetry_event");
      place.write(one, 5);
      place.write(other, 7);
      place.write(one, 1);
    }
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(13);
    assertThat(place.told).hasSize(1);
  }

  /** Writes to such a file, and reads it; returns how often one was set aside. */
  private int goesOn(byte[] database, byte[] wal, String what) throws Exception {
    Place place = new Place(root.resolve("case" + cases.getAndIncrement()));
    Files.createDirectories(place.folder);
    Files.write(place.file(), database);
    if (wal.length > 0) {
      Files.write(place.folder.resolve("events.db-wal"), wal);
    }
    read(place);
    place.rows(2 * KEPT);
    try (RowSink store = place.store()) {
      place.write(store, 2);
      assertThat(
              Place.ask(place.file(), "SELECT id FROM telemetry_event ORDER BY rowid DESC LIMIT 2"))
          .as(what)
          .containsExactly(
              "tev_" + RunId.event(place.run, 2 * KEPT + 2),
              "tev_" + RunId.event(place.run, 2 * KEPT + 1));
      read(place);
      remove(
          place.folder); // before it is closed, which would wait for the disk nine thousand times
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
    return place.told.size();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void read(Place place) {
    int[] count = {0};
    try {
      new SqliteReader(place.file()).read(SqliteReader.Wanted.ALL, event -> count[0]++);
      assertThat(count[0]).isLessThan(3 * KEPT);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("events.db");
    }
  }

  @Test
  void theNotesOfAPersonAreNotTouchedByReading() throws Exception {
    Path file = root.resolve("notes.txt");
    Files.writeString(file, "notes");

    assertThatThrownBy(() -> new SqliteReader(file).read(SqliteReader.Wanted.ALL, event -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.txt cannot be read");
    assertThat(Files.readAllBytes(file)).isEqualTo("notes".getBytes(UTF_8));
  }
}
