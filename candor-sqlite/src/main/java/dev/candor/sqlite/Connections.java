package dev.candor.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/**
 * Opens databases. None is ever made by opening it, and every name of a file is taken as it is.
 *
 * <p>The driver is asked directly: looking through all drivers of a process, as JDBC's own manager
 * does, would run code that is none of ours.
 */
final class Connections {

  private static final int LARGEST_WAIT = Integer.MAX_VALUE;

  private Connections() {}

  /** Loads the driver and its native part, which takes some 300 ms the first time. */
  static void load() throws SQLException {
    try (Connection nowhere = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
        Statement statement = nowhere.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  /** Opens a database to write to; transactions are begun and ended in SQL. */
  static Connection writing(Path file, Duration busy) throws SQLException {
    return open(file, "mode=rw", busy);
  }

  /** Opens a host's database as any reader would. */
  static Connection reading(Path file, Duration busy) throws SQLException {
    return queriesOnly(open(file, "mode=ro", busy));
  }

  /** Opens a store that others have open, and makes nothing beside it. */
  static Connection readingAlong(Path file, Duration busy) throws SQLException {
    return queriesOnly(open(file, "mode=ro&readonly_shm=1", busy));
  }

  /**
   * Opens a store that nobody has open, nor may open meanwhile: without locks, and making nothing
   * beside it. To close it gives up whatever locks this process has on the file.
   */
  static Connection readingAtRest(Path file) throws SQLException {
    return queriesOnly(open(file, "mode=ro&immutable=1", Duration.ZERO));
  }

  private static Connection queriesOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = 1");
      return connection;
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private static Connection open(Path file, String how, Duration busy) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(LARGEST_WAIT, Math.max(0, busy.toMillis())));
    return config.createConnection("jdbc:sqlite:" + file.toUri() + "?" + how);
  }
}
