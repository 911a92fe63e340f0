package dev.candor.sqlite;

import dev.candor.sdk.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes the oldest rows: those over the cap, and those past their age.
 *
 * <p><b>The cap.</b> SQLite gives a new row the number after the largest, so that {@code max - min
 * + 1} is never less than how many there are, and costs two look-ups instead of a count. It is held
 * in the transaction that adds the rows: no reader ever sees more, however many processes write.
 *
 * <p><b>Keeping up.</b> A pass removes at most twice what was added, and {@value #BEYOND} more. So
 * it is bounded, and a store that was over its bounds falls below them whatever the pace.
 *
 * <p><b>The file.</b> Pages that become free are used again. Where more than a quarter is free, a
 * pass gives {@value #PAGES} of them back, in files that were made so.
 */
final class RowBounds {

  private static final int BEYOND = 1_000;
  private static final int PAGES = 256;
  private static final int WORTH_PAGES = 1_024;

  private final PreparedStatement span;
  private final PreparedStatement first;
  private final PreparedStatement aged;
  private final PreparedStatement space;
  private final Statement shrink;

  RowBounds(Connection connection) throws SQLException {
    span =
        connection.prepareStatement(
            """
            SELECT (SELECT min(rowid) FROM telemetry_event) AS oldest,
                   (SELECT max(rowid) FROM telemetry_event) AS newest
            """);
    first = connection.prepareStatement("DELETE FROM telemetry_event WHERE rowid <= ?");
    aged =
        connection.prepareStatement(
            """
            DELETE FROM telemetry_event
             WHERE rowid IN (SELECT rowid
                               FROM telemetry_event
                              WHERE occurred_at < ?
                              ORDER BY occurred_at
                              LIMIT ?)
            """);
    space =
        connection.prepareStatement(
            """
            SELECT freelist_count AS free, page_count AS pages, auto_vacuum
              FROM pragma_freelist_count, pragma_page_count, pragma_auto_vacuum
            """);
    shrink = connection.createStatement();
  }

  /**
   * Removes what is too much, in the transaction that added rows.
   *
   * @param added how many rows it added
   */
  void pass(Settings.Sqlite settings, int added, Instant now) throws SQLException {
    int most = 2 * added + BEYOND;
    int removed = overCap(Math.max(1, settings.maxRows()), most);
    aged.setString(1, Times.text(now.minus(Duration.ofDays(settings.maxAgeDays()))));
    aged.setInt(2, most);
    removed += aged.executeUpdate();
    if (removed > 0) {
      giveBack();
    }
  }

  private int overCap(int maxRows, int most) throws SQLException {
    long oldest;
    long newest;
    try (ResultSet found = span.executeQuery()) {
      found.next();
      oldest = found.getLong("oldest");
      newest = found.getLong("newest");
    }
    if (newest - oldest < maxRows) {
      return 0;
    }
    first.setLong(1, Math.min(newest - maxRows, oldest + most - 1));
    return first.executeUpdate();
  }

  private void giveBack() throws SQLException {
    try (ResultSet found = space.executeQuery()) {
      found.next();
      long free = found.getLong("free");
      if (free < WORTH_PAGES || 4 * free < found.getLong("pages") || found.getInt(3) != 2) {
        return;
      }
    }
    shrink.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
  }
}
