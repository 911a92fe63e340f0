package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.RowSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReaderTest {

  @TempDir Path root;

  private Place place;

  @BeforeEach
  void aPlace() {
    place = new Place(root.resolve("state"));
  }

  private List<StoredEvent> read(SqliteReader.Wanted wanted) throws IOException {
    List<StoredEvent> events = new ArrayList<>();
    new SqliteReader(place.file()).read(wanted, events::add);
    return events;
  }

  private static SqliteReader.Wanted between(@Nullable Long from, @Nullable Long to) {
    return new SqliteReader.Wanted(
        from == null ? null : Instant.ofEpochMilli(from),
        to == null ? null : Instant.ofEpochMilli(to),
        null,
        null);
  }

  @Test
  void pagesThroughAllRowsOldestFirstHoweverManyAreOfOneMoment() throws Exception {
    try (RowSink store = place.store()) {
      place.write(store, 1_700);
      place.now -= 5;
      place.write(store, 700);
    }

    List<StoredEvent> events = read(SqliteReader.Wanted.ALL);
    assertThat(events).hasSize(2_400).doesNotHaveDuplicates();
    assertThat(events).extracting(StoredEvent::occurredAt).isSorted();
    assertThat(events.get(0).payloadJson()).startsWith("{\"event_sequence\":1701,");
    assertThat(events.get(700).payloadJson()).startsWith("{\"event_sequence\":1,");
  }

  @Test
  void aRangeHasItsBeginningAndNotItsEnd() throws Exception {
    try (RowSink store = place.store()) {
      for (int i = 0; i < 5; i++) {
        place.write(store, 1);
        place.now += 1_000;
      }
    }

    long first = Place.NOON;
    assertThat(read(between(first, first + 1_000))).hasSize(1);
    assertThat(read(between(first + 1, first + 2_001))).hasSize(2);
    assertThat(read(between(first + 4_000, null))).hasSize(1);
    assertThat(read(between(null, first))).isEmpty();
  }

  @Test
  void findsByNameAndBySession() throws Exception {
    try (RowSink store = place.store()) {
      place.write(store, 70);
    }

    assertThat(read(new SqliteReader.Wanted(null, null, null, "s3"))).hasSize(10);
    assertThat(read(new SqliteReader.Wanted(null, null, "ao.session.spawned", "s3"))).hasSize(10);
    assertThat(read(new SqliteReader.Wanted(null, null, "ao.send", "s3"))).isEmpty();
  }

  @Test
  void makesNoFileAndChangesNoneWhetherTheStoreIsOpenOrNot() throws Exception {
    try (RowSink store = place.store()) {
      place.write(store, 3);
      List<Path> open = files();
      assertThat(read(SqliteReader.Wanted.ALL)).hasSize(3);
      assertThat(files()).isEqualTo(open);
    }
    List<Path> closed = files();
    byte[] before = Files.readAllBytes(place.file());
    assertThat(read(SqliteReader.Wanted.ALL)).hasSize(3);
    assertThat(files()).isEqualTo(closed).hasSize(2);
    assertThat(Files.readAllBytes(place.file())).isEqualTo(before);
  }

  @Test
  void aFileThatIsNotThereIsSaidAndNotMade() {
    assertThatThrownBy(() -> read(SqliteReader.Wanted.ALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("events.db is not there");
    assertThat(place.folder).doesNotExist();
  }

  @Test
  void readsWholeRowsWhileOthersWriteOpenAndClose() throws Exception {
    int rounds = 60;
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> written =
          writer.submit(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  try (RowSink store = place.store()) {
                    place.write(store, 50);
                    begun.countDown();
                    place.write(store, 50);
                  }
                }
                return null;
              });
      begun.await();
      int last = 0;
      while (!written.isDone()) {
        int now = read(SqliteReader.Wanted.ALL).size();
        assertThat(now).isGreaterThanOrEqualTo(last);
        last = now;
      }
      written.get();
    } finally {
      writer.shutdownNow();
    }

    assertThat(read(SqliteReader.Wanted.ALL)).hasSize(100 * rounds).doesNotHaveDuplicates();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(place.folder)) {
      return files.sorted().toList();
    }
  }
}
