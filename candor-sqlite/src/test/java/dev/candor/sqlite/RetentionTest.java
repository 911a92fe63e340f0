package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.RowSink;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @TempDir Path root;

  private Place place;
  private RowSink store;

  @BeforeEach
  void openIt() {
    place = new Place(root);
    store = place.store();
  }

  @AfterEach
  void closeIt() throws IOException {
    store.close();
  }

  private long rows() throws SQLException {
    return Place.count(place.file(), "telemetry_event");
  }

  @Test
  void theCapHoldsAfterEveryWriteOfAnySize() throws Exception {
    place.maxRows = 1_000;
    int written = 0;
    for (int size : new int[] {1, 999, 1, 700, 5_000, 1, 2, 3_333, 1_000}) {
      place.write(store, size);
      written += size;

      assertThat(rows()).isEqualTo(Math.min(written, 1_000));
    }
    assertThat(
            Place.ask(
                place.file(),
                "SELECT min(payload_json ->> 'event_sequence') FROM" + " telemetry_event"))
        .containsExactly("" + (written - 999));
  }

  @Test
  void aCapOfOneKeepsTheLast() throws Exception {
    place.maxRows = 1;
    place.write(store, 500);

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aCapThatWasLoweredIsReachedInBoundedSteps() throws Exception {
    place.write(store, 10_000);
    place.maxRows = 100;

    place.write(store, 1);
    assertThat(rows()).isEqualTo(10_001 - 1_002);
    for (int i = 0; i < 9; i++) {
      place.write(store, 1);
    }
    assertThat(rows()).isEqualTo(100);
  }

  @Test
  void rowsGoOnTheDayAfterTheirLast() throws Exception {
    place.write(store, 10);
    place.now += 30 * DAY;
    place.write(store, 5);
    assertThat(rows()).isEqualTo(15);

    place.now += 1;
    place.write(store, 1);
    assertThat(rows()).isEqualTo(6);
  }

  @Test
  void aRowFromTheFutureHoldsUpNoOther() throws Exception {
    place.now += 300 * DAY;
    place.write(store, 1);
    place.now -= 300 * DAY;
    place.write(store, 1_500);
    place.now += 31 * DAY;
    place.write(store, 1);

    assertThat(rows()).isEqualTo(1 + 1_500 - 1_002 + 1);
    place.write(store, 1);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void keepsUpWithTenThousandEventsASecondHoweverTheyCome() throws Exception {
    place.maxAgeDays = 1;
    place.maxRows = 15_000;
    for (int second = 0; second < 5; second++) {
      for (int size : new int[] {9_000, 1, 1, 99, 899}) {
        place.write(store, size);
      }
      place.now += Duration.ofSeconds(1).toMillis();
      assertThat(rows()).isLessThanOrEqualTo(15_000);
    }
    place.maxRows = 1_000_000;
    for (int hour = 0; hour < 40; hour++) {
      place.write(store, 1_000);
      place.now += Duration.ofHours(1).toMillis();
    }

    assertThat(rows()).isEqualTo(25_000);
  }

  @Test
  void theFileDoesNotGrowBeyondWhatTheCapNeeds() throws Exception {
    place.maxRows = 20_000;
    for (int i = 0; i < 20; i++) {
      place.write(store, 1_000);
    }
    long full = size();
    for (int i = 0; i < 60; i++) {
      place.write(store, 1_000);
    }

    assertThat(size()).isLessThan(full * 5 / 4);
    assertThat(Files.size(place.folder.resolve("events.db-wal"))).isLessThan(16_000_000);
  }

  @Test
  void whatIsFreeForGoodIsGivenBack() throws Exception {
    for (int i = 0; i < 50; i++) {
      place.write(store, 1_000);
    }
    long full = size();
    place.maxRows = 1_000;
    for (int i = 0; i < 200; i++) {
      place.write(store, 10);
    }

    assertThat(rows()).isEqualTo(1_000);
    assertThat(size()).isLessThan(full / 4);
  }

  @Test
  void aRunGoesWithTheLastOfItsEvents() throws Exception {
    place.write(store, 1);
    place.now += 31 * DAY;
    Place later =
        new Place(
            root, new java.util.UUID(0x0198_f000_2222_7222L, place.run.getLeastSignificantBits()));
    later.now = place.now;
    try (RowSink other = later.store()) {
      later.write(other, 1);
    }

    assertThat(Place.ask(place.file(), "SELECT run FROM telemetry_run"))
        .containsExactly("" + later.run);
    JsonWriter none = place.rows(1);
    place.write(store, none);
    assertThat(Place.count(place.file(), "telemetry_run")).isEqualTo(2);
  }

  /** The pages of the file and of its log together. */
  private long size() throws SQLException {
    return Long.parseLong(
        Place.ask(
                place.file(),
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            .get(0));
  }
}
