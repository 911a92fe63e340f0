package dev.candor.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a host's change log, read and never written. */
final class ChangeRows {

  /** How many are read at once. */
  static final int MOST = 500;

  private static final Duration BUSY = Duration.ofSeconds(1);
  private static final String TIME = "candor_time";

  private final ReadOnlyFile database;
  private final String select;
  private final String newest;

  /**
   * Some rows.
   *
   * @param newest the largest sequence of the log; null where it is empty
   * @param changes the first of those after a sequence
   */
  record Page(@Nullable Long newest, List<Change> changes) {}

  ChangeRows(ChangeLog.Source source) {
    this.database = ReadOnlyFile.ofHost(source.database(), BUSY);
    String table = quoted(source.table());
    String sequence = quoted(source.sequence());
    String time = source.time();
    // Names of tables cannot be parameters; these are the host's own, and quoted.
    this.select =
        """
        SELECT strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', %s) AS %s, %s AS candor_sequence, *
          FROM %s
         WHERE %s > ?
         ORDER BY %s
         LIMIT %d
        """
            .formatted(
                time == null ? "NULL" : quoted(time),
                TIME,
                sequence,
                table,
                sequence,
                sequence,
                MOST);
    this.newest = "SELECT max(" + sequence + ") AS newest FROM " + table;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The first rows after a sequence, and how far the log goes. */
  Page after(long sequence) throws IOException {
    return database.ask(
        connection -> {
          List<Change> changes = changes(connection, sequence);
          return new Page(newest(connection), changes);
        });
  }

  private @Nullable Long newest(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(newest);
        ResultSet found = query.executeQuery()) {
      found.next();
      long last = found.getLong("newest");
      return found.wasNull() ? null : last;
    }
  }

  private List<Change> changes(Connection connection, long sequence) throws SQLException {
    List<Change> changes = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(select)) {
      query.setLong(1, sequence);
      try (ResultSet found = query.executeQuery()) {
        ResultSetMetaData columns = found.getMetaData();
        while (found.next()) {
          Map<String, Object> values = new HashMap<>();
          for (int column = 3; column <= columns.getColumnCount(); column++) {
            Object value = found.getObject(column);
            if (value != null) {
              values.put(columns.getColumnName(column), value);
            }
          }
          changes.add(new Change(found.getLong(2), time(found.getString(TIME)), values));
        }
      }
    }
    return changes;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null; // of a year that only SQLite counts
    }
  }
}
