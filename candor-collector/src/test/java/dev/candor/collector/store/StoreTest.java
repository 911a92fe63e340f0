package dev.candor.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.collector.SampleRows;
import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.EventRow;
import dev.candor.collector.ingest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Rotation TEN = new Rotation(10, 1 << 30);

  @TempDir Path temporary;

  @Test
  void aFolderIsOneProcessesAtATime() {
    Path folder = temporary.resolve("data");

    try (Store store = open(folder)) {
      assertThat(store.zone()).isEqualTo(ZONE);
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(DataFolderException.class)
          .hasMessageContaining("another collector is using '" + folder + "'");
    }
    open(folder).close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderIsMadeForItsOwnerAlone() throws Exception {
    Path folder = temporary.resolve("deep/data");

    open(folder).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void theZoneIsFixedWhenTheFolderIsMade() {
    Path folder = temporary.resolve("data");
    open(folder).close();

    assertThatThrownBy(() -> Store.open(folder, ZoneId.of("UTC"), TEN, CLOCK))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("'Europe/Stockholm', not 'UTC'");
    try (Store store = Store.existing(folder, CLOCK)) {
      assertThat(store.zone()).isEqualTo(ZONE);
    }
  }

  @Test
  void aFolderOfAnotherFormatIsLeftAlone() throws Exception {
    Path folder = temporary.resolve("data");
    open(folder).close();
    Files.writeString(folder.resolve("format"), "candor-data 1\nUTC\n");

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("'candor-data 1'");
    assertThat(folder.resolve("format")).hasContent("candor-data 1\nUTC\n");
  }

  @Test
  void aFolderThatIsNotThereIsNotMadeByAsking() {
    assertThatThrownBy(() -> Store.existing(temporary.resolve("none"), CLOCK))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("no collector's data");
    assertThat(temporary.resolve("none")).doesNotExist();
  }

  @Test
  void rotatedFilesAreSealedAndNothingIsCountedTwice() {
    Path folder = temporary.resolve("data");
    try (Store store = open(folder)) {
      for (int i = 0; i < 7; i++) {
        store.append(commit(i, 6));
        assertThat(total(store)).isEqualTo(6L * (i + 1));
      }
    }

    try (Store store = open(folder)) {
      assertThat(total(store)).isEqualTo(42);
      assertThat(count(store, "SELECT count(*) AS n FROM events")).isEqualTo(42);
    }
    try (Store store = open(folder)) {
      assertThat(count(store, "SELECT count(*) AS n FROM sealed_files")).isEqualTo(3);
      assertThat(count(store, "SELECT sum(received)::BIGINT AS n FROM tallies")).isEqualTo(42);
    }
  }

  @Test
  void aKillWhileTheNextFileIsMadeLeavesNothingBehind() throws Exception {
    Path folder = temporary.resolve("data");
    try (Store store = open(folder)) {
      store.append(commit(0, 3));
    }
    Files.write(folder.resolve("making.duckdb"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("making.duckdb.wal"), new byte[] {1, 2, 3});

    try (Store store = open(folder)) {
      assertThat(folder.resolve("making.duckdb")).doesNotExist();
      assertThat(total(store)).isEqualTo(3);
      store.append(commit(1, 9));
      store.append(commit(2, 1));
      assertThat(total(store)).isEqualTo(13);
    }
  }

  @Test
  void aKillAfterTheNextFileHasItsNameLeavesAnEmptyOneThatIsWrittenTo() throws Exception {
    Path folder = temporary.resolve("data");
    try (Store store = open(folder)) {
      store.append(commit(0, 3));
    }
    try (DataFolder files = DataFolder.open(folder, ZONE);
        Engine engine = new Engine(files, new Rotation(1, 1))) {
      engine.rotate(); // and neither sealed nor written to
      assertThat(engine.unsealed()).containsExactly(1);
    }

    try (Store store = open(folder)) {
      store.append(commit(1, 4));
      assertThat(total(store)).isEqualTo(7);
    }
    try (Store store = open(folder)) {
      assertThat(count(store, "SELECT count(*) AS n FROM sealed_files")).isEqualTo(1);
      assertThat(total(store)).isEqualTo(7);
    }
  }

  @Test
  void rollUpsThatWereMadeButNotCheckpointedAreNotMadeAgain() throws Exception {
    Path folder = temporary.resolve("data");
    try (DataFolder files = DataFolder.open(folder, ZONE);
        Engine engine = new Engine(files, TEN)) {
      engine.append(commit(0, 5));
      engine.rotate();
      engine.seal(1, NOW);
      engine.seal(1, NOW);
      assertThat(engine.unsealed()).isEmpty();
    }

    try (Store store = open(folder)) {
      assertThat(count(store, "SELECT sum(n)::BIGINT AS n FROM event_hours")).isEqualTo(5);
    }
  }

  @Test
  void theDatabaseOpensAnewWithAllThatWasCommitted() {
    try (Store store = open(temporary.resolve("data"))) {
      store.append(commit(0, 25));
      store.reopen();
      store.append(commit(1, 5));

      assertThat(total(store)).isEqualTo(30);
    }
  }

  @Test
  void whatACommitThatFailsHadAppendedIsNotThere() throws SQLException {
    Path folder = temporary.resolve("data");
    try (DataFolder files = DataFolder.open(folder, ZONE);
        Engine engine = new Engine(files, TEN)) {
      engine.append(commit(0, 5));
      engine.appendAndForget(commit(1, 7));
    }

    try (Store store = open(folder)) {
      assertThat(total(store)).isEqualTo(5);
    }
  }

  @Test
  void idsAreKnownOverAllFilesAndByUse() {
    try (Store store = open(temporary.resolve("data"))) {
      List<Commit.OwnId> ids = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Commit.OwnId id = id("git", i);
        ids.add(id);
        store.append(
            new Commit(
                commit(i, 1).events(),
                List.of(),
                List.of(),
                List.of(),
                List.of(id),
                List.of(),
                List.of()));
      }

      assertThat(store.known(ids)).hasSize(30);
      assertThat(
              store.known(
                  List.of(
                      id("git", 31),
                      id("other", 1),
                      new Commit.OwnId("git", Commit.OwnId.Use.REQUEST, new UUID(0, 1)))))
          .isEqualTo(Set.of());
    }
  }

  @Test
  void rangesAreJoinedWhereTheyTouchOnceSealed() throws SQLException {
    UUID run = new UUID(1L << 16, 0);
    Path folder = temporary.resolve("data");
    try (DataFolder files = DataFolder.open(folder, ZONE);
        Engine engine = new Engine(files, TEN)) {
      engine.append(ranges(run, 5, 9, 0, 4, 20, 29));
      engine.append(ranges(run, 10, 11));
      engine.rotate();
      engine.seal(1, NOW);
      engine.append(ranges(run, 12, 12));
    }

    try (Store store = open(folder)) {
      assertThat(store.ranges(List.of(run)))
          .containsExactlyInAnyOrder(
              new Commit.Range("ao", run, 0, 11),
              new Commit.Range("ao", run, 20, 29),
              new Commit.Range("ao", run, 12, 12));
      assertThat(store.rangesSince(1, 2)).hasSize(2);
      assertThat(store.rangesSince(2, 2)).isEmpty();
    }
  }

  private static Commit ranges(UUID run, long... bounds) {
    List<Commit.Range> ranges = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      ranges.add(new Commit.Range("ao", run, bounds[i], bounds[i + 1]));
    }
    return new Commit(List.of(), List.of(), List.of(), ranges, List.of(), List.of(), List.of());
  }

  @Test
  void aPepperIsForItsOwnersEyesOnly() throws Exception {
    Path folder = temporary.resolve("data");
    try (Store store = open(folder)) {
      byte[] pepper = store.pepper("../x", new Random(1));

      assertThat(pepper).hasSize(32).isEqualTo(store.pepper("../x", new Random(2)));
      Path file = folder.resolve("peppers").resolve("2e2e2f78");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static Store open(Path folder) {
    return Store.open(folder, ZONE, TEN, CLOCK);
  }

  private static Commit.OwnId id(String product, long i) {
    return new Commit.OwnId(product, Commit.OwnId.Use.EVENT, new UUID(0, i));
  }

  private static Commit commit(int number, int size) {
    List<EventRow> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(
          SampleRows.row("ao", NOW, ZONE, new UUID(0, i), Kind.DEVELOPMENT, 100L * number + i));
    }
    return SampleRows.commit(rows);
  }

  /** By roll-ups where there are some, by rows where there are none. */
  private static long total(Store store) {
    return count(
        store,
        """
        SELECT coalesce((SELECT sum(n)::BIGINT FROM event_hours), 0)
               + (SELECT count(*) FROM live_events) AS n
        """);
  }

  private static long count(Store store, String sql) {
    return store.read(reading -> reading.rows(sql, row -> row.whole("n")).getFirst());
  }
}
