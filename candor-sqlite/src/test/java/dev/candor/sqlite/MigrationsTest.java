package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.RowSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class MigrationsTest {

  private static final String OLD_ROW =
      "INSERT INTO telemetry_event (id, occurred_at, name, source, level, payload_json)"
          + " VALUES ('tev_old', '2026-02-01T00:00:00.000Z', 'ao.send', 'daemon', 'warn', '{}')";

  @TempDir Path root;

  private Place place;

  @BeforeEach
  void aFolder() throws IOException {
    place = new Place(root.resolve("state"));
    Files.createDirectories(place.folder);
  }

  private void makeByVersionOne() throws Exception {
    try (Connection connection =
        new SQLiteConfig().createConnection("jdbc:sqlite:" + place.file())) {
      Migrations.apply(connection, 1, Instant.ofEpochMilli(Place.NOON));
    }
    Place.change(place.file(), OLD_ROW);
  }

  @Test
  void aFileOfVersionOneIsBroughtForwardWithItsRows() throws Exception {
    makeByVersionOne();
    assertThat(Place.count(place.file(), "sqlite_schema WHERE name = 'telemetry_run'")).isZero();

    try (RowSink store = place.store()) {
      place.write(store, 2);
    }

    assertThat(Place.ask(place.file(), "SELECT number FROM telemetry_migration"))
        .containsExactly("1", "2");
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(3);
    assertThat(Place.count(place.file(), "telemetry_run")).isEqualTo(1);
  }

  @Test
  void aTableThatAnotherToolMadeIsTakenOver() throws Exception {
    makeByVersionOne();
    Place.change(place.file(), "DROP TABLE telemetry_migration");

    try (RowSink store = place.store()) {
      place.write(store, 2);
    }

    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(3);
    assertThat(place.told).isEmpty();
  }

  @Test
  void aFileOfALaterVersionIsReadAndNotWritten() throws Exception {
    try (RowSink store = place.store()) {
      place.write(store, 2);
    }
    Place.change(
        place.file(),
        "INSERT INTO telemetry_migration VALUES (3, 'moods', 'later')",
        "ALTER TABLE telemetry_event ADD COLUMN mood TEXT");
    byte[] before = Files.readAllBytes(place.file());

    try (RowSink store = place.store()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> place.write(store, 1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("is of version 3, and this program writes version 2")
            .hasMessageContaining("update the program");
      }
    }

    List<StoredEvent> events = new ArrayList<>();
    new SqliteReader(place.file()).read(SqliteReader.Wanted.ALL, events::add);
    assertThat(events).hasSize(2);
    assertThat(Files.readAllBytes(place.file())).isEqualTo(before);
    assertThat(place.told).isEmpty();
  }

  @Test
  void aVersionThatIsOneFlippedByteIsDamageAndNoLaterVersion() throws Exception {
    try (RowSink store = place.store()) {
      place.write(store, 2);
      Place.change(place.file(), "UPDATE telemetry_migration SET number = 66 WHERE number = 2");
    }

    try (RowSink store = place.store()) {
      place.write(store, 1);
    }

    assertThat(place.told).hasSize(1);
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(1);
  }
}
