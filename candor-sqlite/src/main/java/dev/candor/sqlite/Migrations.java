package dev.candor.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * What was done to a database, step by step, until it was as this version needs it: forward only,
 * each step once, all that are due in one transaction.
 *
 * <pre>
 * telemetry_migration: number      1, 2, 3 … without a gap; the last is the database's version
 *                      step        what it did, in a word
 *                      applied_at  when, as ISO 8601 in UTC
 * </pre>
 *
 * <p>The steps are recorded in a table and not in the file's {@code user_version}, so that they can
 * live in a database whose host counts steps of its own. A step is never changed once it is out.
 */
final class Migrations {

  // As agent-orchestrator has it: a table that is there already is taken over with its rows.
  private static final List<String> EVENTS =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS telemetry_event (
            id           TEXT PRIMARY KEY,
            occurred_at  TEXT NOT NULL,
            name         TEXT NOT NULL,
            source       TEXT NOT NULL,
            level        TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error')),
            project_id   TEXT NOT NULL DEFAULT '',
            session_id   TEXT NOT NULL DEFAULT '',
            request_id   TEXT NOT NULL DEFAULT '',
            payload_json TEXT NOT NULL
          )
          """,
          "CREATE INDEX IF NOT EXISTS telemetry_event_time ON telemetry_event (occurred_at)",
          "CREATE INDEX IF NOT EXISTS telemetry_event_name ON telemetry_event (name, occurred_at)",
          "CREATE INDEX IF NOT EXISTS telemetry_event_project"
              + " ON telemetry_event (project_id, occurred_at)",
          "CREATE INDEX IF NOT EXISTS telemetry_event_session"
              + " ON telemetry_event (session_id, occurred_at)");

  // What is true of all events of a run, and how far each change log was read.
  private static final List<String> RUNS_AND_CURSORS =
      List.of(
          """
          CREATE TABLE telemetry_run (
            run           TEXT PRIMARY KEY,
            started_at    TEXT NOT NULL,
            written_at    TEXT NOT NULL,
            product       TEXT NOT NULL,
            version       TEXT NOT NULL,
            plan          TEXT NOT NULL,
            environment   TEXT NOT NULL,
            os_type       TEXT NOT NULL,
            os_version    TEXT NOT NULL,
            host_arch     TEXT NOT NULL,
            installation  TEXT NOT NULL DEFAULT ''
          )
          """,
          """
          CREATE TABLE telemetry_cursor (
            log        TEXT PRIMARY KEY,
            generation INTEGER NOT NULL,
            sequence   INTEGER NOT NULL,
            read_at    TEXT NOT NULL
          )
          """);

  private static final List<Step> STEPS =
      List.of(new Step("events", EVENTS), new Step("runs_and_cursors", RUNS_AND_CURSORS));

  /** The version that this code reads and writes. */
  static final int NEWEST = STEPS.size();

  /** A database of a later version than this code writes. */
  static final class NewerException extends IOException {

    private static final long serialVersionUID = 1;

    NewerException(int version) {
      super(
          "is of version "
              + version
              + ", and this program writes version "
              + NEWEST
              + ": it is left as it is; update the program, or move the file away");
    }
  }

  private record Step(String word, List<String> statements) {}

  private Migrations() {}

  /**
   * Brings a database forward; any number of processes may do so at once.
   *
   * @param connection in no transaction
   * @param upTo the version wanted
   */
  static void apply(Connection connection, int upTo, Instant now)
      throws SQLException, NewerException {
    try (Statement sql = connection.createStatement()) {
      if (version(connection) == upTo) {
        return; // as nearly always: nobody has to wait for the lock to find that out
      }
      sql.execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        sql.execute(
            """
            CREATE TABLE IF NOT EXISTS telemetry_migration (
              number     INTEGER PRIMARY KEY,
              step       TEXT NOT NULL,
              applied_at TEXT NOT NULL
            )
            """);
        step(connection, upTo, now);
        sql.execute("COMMIT");
        done = true;
      } finally {
        if (!done) {
          sql.execute("ROLLBACK");
        }
      }
    }
  }

  private static void step(Connection connection, int upTo, Instant now)
      throws SQLException, NewerException {
    int version = version(connection);
    try (Statement sql = connection.createStatement();
        PreparedStatement record =
            connection.prepareStatement(
                "INSERT INTO telemetry_migration (number, step, applied_at) VALUES (?, ?, ?)")) {
      for (int number = version + 1; number <= upTo; number++) {
        Step step = STEPS.get(number - 1);
        for (String statement : step.statements()) {
          sql.execute(statement);
        }
        record.setInt(1, number);
        record.setString(2, step.word());
        record.setString(3, Times.text(now));
        record.executeUpdate();
      }
    }
  }

  /**
   * The version of a database; 0 where it has none of these tables. Writes nothing.
   *
   * @throws NewerException if it is a later one than this code writes
   * @throws SQLException also where the steps that it says it took are not those that there are
   */
  static int version(Connection connection) throws SQLException, NewerException {
    try (Statement sql = connection.createStatement()) {
      try (ResultSet table =
          sql.executeQuery(
              "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'telemetry_migration'")) {
        if (!table.next()) {
          return 0;
        }
      }
      int version = 0;
      try (ResultSet steps =
          sql.executeQuery("SELECT number, step FROM telemetry_migration ORDER BY number")) {
        while (steps.next()) {
          version++;
          boolean later = version > NEWEST;
          if (steps.getInt("number") != version
              || !(later || STEPS.get(version - 1).word().equals(steps.getString("step")))) {
            throw new Damage.GapException(version);
          }
        }
      }
      if (version > NEWEST) {
        throw new NewerException(version);
      }
      return version;
    }
  }
}
