package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.RowSink;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

  @TempDir Path root;

  private Place place;
  private RowSink store;

  @org.junit.jupiter.api.BeforeEach
  void aStoreInAFolderThatIsNotThereYet() {
    place = new Place(root.resolve("a ?b #é/state"));
    store = place.store();
  }

  @AfterEach
  void closeIt() throws IOException {
    store.close();
  }

  @Test
  void makesNothingBeforeTheFirstRow() {
    assertThat(place.folder).doesNotExist();
  }

  @Test
  void theTableIsTheContracts() throws Exception {
    place.write(store, 1);

    assertThat(Place.ask(place.file(), "SELECT name FROM pragma_table_info('telemetry_event')"))
        .containsExactly(
            "id",
            "occurred_at",
            "name",
            "source",
            "level",
            "project_id",
            "session_id",
            "request_id",
            "payload_json");
    assertThat(
            Place.ask(
                place.file(),
                """
                SELECT (SELECT group_concat(i.name) FROM pragma_index_info(l.name) AS i)
                  FROM pragma_index_list('telemetry_event') AS l
                 WHERE l.origin = 'c'
                """))
        .containsExactlyInAnyOrder(
            "occurred_at", "name,occurred_at", "project_id,occurred_at", "session_id,occurred_at");
    assertThatThrownBy(
            () -> Place.change(place.file(), "UPDATE telemetry_event SET level = 'fatal'"))
        .hasMessageContaining("CHECK");
  }

  @Test
  void aRowIsAllOfTheLine() throws Exception {
    place.write(store, 1);

    assertThat(
            Place.ask(
                place.file(),
                """
                SELECT id || '|' || occurred_at || '|' || name || '|' || source || '|' || level
                          || '|' || project_id || '|' || session_id || '|' || request_id
                          || '|' || payload_json
                  FROM telemetry_event
                 WHERE typeof(id) || typeof(payload_json) = 'texttext'
                """))
        .containsExactly(
            "tev_0198f000-1111-8222-8333-444444444445|2026-02-03T10:00:00.123Z"
                + "|ao.session.spawned|ao|info|p1|s1||{\"event_sequence\":1,\"properties\":"
                + "{\"agent_kind\":\"codex\",\"project_id\":\"p1\"},"
                + "\"measurements\":{\"startup_ms\":1}}");
    assertThat(Place.ask(place.file(), "SELECT run || version || installation FROM telemetry_run"))
        .containsExactly(place.run + "1.4.2ins_1");
  }

  @Test
  void rowsThatComeAgainAreThereOnce() throws Exception {
    JsonWriter first = place.rows(700);
    place.write(store, first);
    JsonWriter more = place.rows(20);
    byte[] both = (text(first) + text(more)).getBytes(UTF_8);
    store.write(place.header(), both, both.length, place.now);

    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(720);
  }

  @Test
  void oneBrokenLineRefusesAllAndTheNextWriteIsTaken() throws Exception {
    byte[] broken = (text(place.rows(600)) + "{\"event_id\":1}\n").getBytes(UTF_8);

    assertThatThrownBy(() -> store.write(place.header(), broken, broken.length, place.now))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a line that is no row");
    assertThat(Place.count(place.file(), "telemetry_event")).isZero();

    place.write(store, 3);
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(3);
  }

  @Test
  void textsOfEveryKindComeBackAsTheyWent() throws Exception {
    JsonWriter out = new JsonWriter(100);
    RowWriter rows = new RowWriter(out);
    rows.begin(place.run, 1, "ao.send", place.now, "\u0000'\"\\ü€😀\n");
    rows.property("source").value("'; DROP TABLE telemetry_event; --");
    rows.end();
    place.write(store, out);

    List<StoredEvent> events = new ArrayList<>();
    new SqliteReader(place.file()).read(SqliteReader.Wanted.ALL, events::add);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).sessionId()).isEqualTo("\u0000'\"\\ü€😀\n");
    assertThat(events.get(0).source()).isEqualTo("'; DROP TABLE telemetry_event; --");
  }

  @Test
  void theLargestAndTheLeastWholeNumberAndANegativeUnsignedOneStayAsTheyAre() throws Exception {
    JsonWriter out = new JsonWriter(100);
    RowWriter rows = new RowWriter(out);
    rows.begin(place.run, 1, "ao.send", place.now, null);
    rows.property("most").value(Long.MAX_VALUE);
    rows.property("least").value(Long.MIN_VALUE);
    rows.property("unsigned").value(-1);
    rows.end();
    place.write(store, out);

    assertThat(
            Place.ask(
                place.file(),
                """
                SELECT value || ' ' || type
                  FROM telemetry_event, json_each(payload_json, '$.properties')
                """))
        .containsExactly(
            "9223372036854775807 integer", "-9223372036854775808 integer", "-1 integer");
  }

  @Test
  void anotherWriterIsWaitedForAndNotLonger() throws Exception {
    place.write(store, 1);
    place.busy = Duration.ofMillis(20);
    try (RowSink other = place.store();
        java.sql.Connection holder =
            new org.sqlite.SQLiteConfig().createConnection("jdbc:sqlite:" + place.file());
        java.sql.Statement sql = holder.createStatement()) {
      sql.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> place.write(store, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("SQLITE_BUSY");
      sql.execute("ROLLBACK");
      place.write(store, 1);
      place.write(other, 1);
    }
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(3);
    assertThat(place.told).isEmpty();
  }

  @Test
  void onlyTheOwnerMayReadWhatItMakes() throws Exception {
    place.write(store, 1);

    try (Stream<Path> files = Files.list(place.folder)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private static String text(JsonWriter rows) {
    return new String(rows.buffer(), 0, rows.size(), UTF_8);
  }
}
