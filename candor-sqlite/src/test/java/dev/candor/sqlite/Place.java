package dev.candor.sqlite;

import dev.candor.sdk.LocalStore;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Settings;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/** Where a test keeps a store: a folder, a clock, settings, and what was told. */
final class Place {

  static final long NOON = 1_770_112_800_123L;

  final Path folder;
  final List<String> told = new ArrayList<>();
  final UUID run;
  long now = NOON;
  int maxAgeDays = 30;
  int maxRows = 1_000_000;
  Duration busy = Duration.ofSeconds(30);
  private long n;

  Place(Path folder) {
    this(folder, UUID.fromString("0198f000-1111-7222-8333-444444444444"));
  }

  Place(Path folder, UUID run) {
    this.folder = folder;
    this.run = run;
  }

  LocalStore.Site site() {
    Settings standard = Settings.STANDARD;
    return new LocalStore.Site(
        folder,
        () ->
            new Settings(
                standard.local(),
                new Settings.Sqlite(maxAgeDays, maxRows, busy),
                standard.spool(),
                standard.receipts(),
                standard.failures()),
        () -> Instant.ofEpochMilli(now),
        told::add);
  }

  RowSink store() {
    return SqliteStore.STORE.open(site());
  }

  Path file() {
    return folder.resolve(SqliteStore.FILE);
  }

  RowHeader header() {
    return new RowHeader(
        NOON, "ao", "1.4.2", "a1b2", run, "workstation", "linux", "6.1", "amd64", "ins_1");
  }

  /** So many rows, numbered on from those before. */
  JsonWriter rows(int count) {
    JsonWriter out = new JsonWriter(256 * count + 16);
    RowWriter rows = new RowWriter(out);
    for (int i = 0; i < count; i++) {
      n++;
      rows.begin(run, n, "ao.session.spawned", now, "s" + n % 7);
      rows.property("agent_kind").value("codex");
      rows.property("project_id").value("p" + n % 5);
      rows.measurement("startup_ms").value(n);
      rows.end();
    }
    return out;
  }

  void write(RowSink store, JsonWriter rows) throws IOException {
    store.write(header(), rows.buffer(), rows.size(), now);
  }

  void write(RowSink store, int count) throws IOException {
    write(store, rows(count));
  }

  /** Asks a database, as anybody may; the first column of all rows. */
  static List<String> ask(Path file, String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        answers.add(Objects.requireNonNullElse(found.getString(1), "null"));
      }
    }
    return answers;
  }

  static long count(Path file, String from) throws SQLException {
    return Long.parseLong(ask(file, "SELECT count(*) FROM " + from).get(0));
  }

  static void change(Path file, String... statements) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
