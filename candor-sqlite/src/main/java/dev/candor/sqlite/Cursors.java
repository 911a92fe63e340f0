package dev.candor.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * How far each change log was read.
 *
 * <pre>
 * telemetry_cursor: log         the name that the host gave the database
 *                   generation  how often the log went back; part of the ids of its events
 *                   sequence    the last one that was read
 *                   read_at     when
 * </pre>
 */
final class Cursors {

  private final PreparedStatement find;
  private final PreparedStatement move;

  /**
   * Where reading goes on.
   *
   * @param generation how often the log went back
   * @param sequence the last one that was read
   */
  record Cursor(long generation, long sequence) {}

  Cursors(Connection connection) throws SQLException {
    find =
        connection.prepareStatement(
            "SELECT generation, sequence FROM telemetry_cursor WHERE log = ?");
    move =
        connection.prepareStatement(
            """
            INSERT INTO telemetry_cursor (log, generation, sequence, read_at)
            VALUES (?, ?, ?, ?)
                ON CONFLICT (log) DO UPDATE
               SET generation = excluded.generation,
                   sequence   = excluded.sequence,
                   read_at    = excluded.read_at
            """);
  }

  /** The cursor of a log; before its first row where there is none yet. */
  Cursor find(String log) throws SQLException {
    find.setString(1, log);
    try (ResultSet found = find.executeQuery()) {
      return found.next()
          ? new Cursor(found.getLong("generation"), found.getLong("sequence"))
          : new Cursor(0, 0);
    }
  }

  void move(String log, Cursor to, Instant now) throws SQLException {
    move.setString(1, log);
    move.setLong(2, to.generation());
    move.setLong(3, to.sequence());
    move.setString(4, Times.text(now));
    move.executeUpdate();
  }
}
