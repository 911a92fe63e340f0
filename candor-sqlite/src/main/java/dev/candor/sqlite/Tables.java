package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Settings;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database that is open for writing, with its statements made once. Not for several threads. */
final class Tables implements AutoCloseable {

  private static final int ROWS_OF_A_BATCH = 512;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement event;
  private final PreparedStatement run;
  private final PreparedStatement oldRuns;
  private final RowBounds retention;
  private final Cursors cursors;
  private final RowLine line = new RowLine();
  private @Nullable UUID lastRun;
  private long lastDay;
  private Duration busy;

  private Tables(Connection connection, Duration busy) throws SQLException {
    this.connection = connection;
    this.busy = busy;
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    // Bound as bytes, which are at hand, and stored as texts. A row that comes again is no error;
    // OR IGNORE would pass over any other fault of a row, too.
    event =
        connection.prepareStatement(
            """
            INSERT INTO telemetry_event (id, occurred_at, name, source, level, project_id,
                                         session_id, request_id, payload_json)
            VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
                    CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
                    CAST(? AS TEXT))
                ON CONFLICT (id) DO NOTHING
            """);
    run =
        connection.prepareStatement(
            """
            INSERT INTO telemetry_run (run, started_at, written_at, product, version, plan,
                                       environment, os_type, os_version, host_arch, installation)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run) DO UPDATE SET written_at = excluded.written_at
            """);
    oldRuns =
        connection.prepareStatement(
            """
            DELETE FROM telemetry_run
             WHERE written_at < ?
                OR rowid <= (SELECT max(rowid) FROM telemetry_run) - ?
            """);
    retention = new RowBounds(connection);
    cursors = new Cursors(connection);
  }

  /**
   * Makes a database ready.
   *
   * @param own whether the whole file belongs to the store, and not to a host
   */
  static Tables of(Connection connection, boolean own, Duration busy, Instant now)
      throws SQLException, IOException {
    boolean ready = false;
    try {
      if (own) {
        prepare(connection);
      }
      Migrations.apply(connection, Migrations.NEWEST, now);
      Tables tables = new Tables(connection, busy);
      ready = true;
      return tables;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  private static void prepare(Connection connection) throws SQLException, IOException {
    boolean fresh = Migrations.version(connection) == 0;
    try (Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA synchronous = NORMAL");
      sql.execute("PRAGMA journal_size_limit = 8388608");
      if (fresh && isEmpty(sql)) {
        sql.execute("PRAGMA auto_vacuum = INCREMENTAL"); // later it would write to no effect
      }
      sql.execute("PRAGMA journal_mode = WAL");
    }
  }

  private static boolean isEmpty(Statement sql) throws SQLException {
    try (ResultSet pages = sql.executeQuery("PRAGMA page_count")) {
      return pages.getLong(1) == 0;
    }
  }

  /** Begins a transaction that writes; waits for others, but not longer. */
  void begin(Duration atMost) throws SQLException {
    if (!atMost.equals(busy)) {
      try (Statement sql = connection.createStatement()) {
        sql.execute("PRAGMA busy_timeout = " + atMost.toMillis());
      }
      busy = atMost;
    }
    begin.execute();
  }

  void commit() throws SQLException {
    commit.execute();
  }

  /** Says what is true of all events of a run: with its first, and once a day after. */
  void say(RowHeader header, Settings.Sqlite settings, Instant now) throws SQLException {
    long day = Math.floorDiv(now.toEpochMilli(), DAY_MILLIS);
    if (header.run().equals(lastRun) && day == lastDay) {
      return;
    }
    String installation = header.installation();
    String[] columns = {
      "" + header.run(),
      Times.text(Instant.ofEpochMilli(header.startedMillis())),
      Times.text(now),
      header.product(),
      header.version(),
      header.plan(),
      header.environment(),
      header.osType(),
      header.osVersion(),
      header.hostArch(),
      installation == null ? "" : installation
    };
    for (int i = 0; i < columns.length; i++) {
      run.setString(i + 1, columns[i]);
    }
    run.executeUpdate();
    oldRuns.setString(1, Times.text(now.minus(Duration.ofDays(settings.maxAgeDays()))));
    oldRuns.setInt(2, Math.max(1, settings.maxRows()));
    oldRuns.executeUpdate();
    lastRun = header.run();
    lastDay = day;
  }

  /**
   * Adds rows, and removes what is too much then.
   *
   * @param source what a row without a source has
   */
  void add(byte[] rows, int length, String source, Settings.Sqlite settings, Instant now)
      throws SQLException {
    byte[] writer = source.getBytes(UTF_8);
    int count = 0;
    for (int from = 0; from < length; ) {
      int to = from;
      while (to < length && rows[to] != '\n') {
        to++;
      }
      line.read(rows, from, to);
      bind(writer);
      count++;
      if (count % ROWS_OF_A_BATCH == 0) {
        event.executeBatch();
      }
      from = to + 1;
    }
    if (count % ROWS_OF_A_BATCH != 0) {
      event.executeBatch();
    }
    retention.pass(settings, count, now);
  }

  private void bind(byte[] writer) throws SQLException {
    event.setBytes(1, line.id());
    event.setBytes(2, line.occurredAt());
    event.setBytes(3, line.name());
    event.setBytes(4, line.source(writer));
    event.setBytes(5, line.level());
    event.setBytes(6, line.project());
    event.setBytes(7, line.session());
    event.setBytes(8, line.request());
    event.setBytes(9, line.payload());
    event.addBatch();
  }

  Cursors cursors() {
    return cursors;
  }

  /** Gives up a transaction that was begun and not ended, and the database. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
