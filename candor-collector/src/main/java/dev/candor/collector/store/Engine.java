package dev.candor.collector.store;

import dev.candor.collector.ingest.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;

/**
 * The database over all files of a folder: one is written to and never checkpointed, so that no
 * commit waits; one that was rotated away gets its roll-ups and is checkpointed beside the commits.
 *
 * <p><b>Kills.</b> The state is what the folder shows: the highest number is written to; a lower
 * one without a row in {@code sealed} lacks its roll-ups, which are made in one transaction; one
 * with a log lacks its checkpoint. A new file has its tables before it has its name.
 *
 * <p><b>Threads.</b> One appends, one seals, any number {@link #connect}.
 */
final class Engine implements AutoCloseable {

  private final DataFolder folder;
  private final Rotation rotation;
  private final DuckDBConnection connection;
  private final Statement statement;
  private final Object drawing = new Object();
  private final List<Integer> files = new ArrayList<>();
  private final SortedSet<Integer> sealed = new TreeSet<>();
  private HotFile hot;
  private int number;
  private long rows;

  Engine(DataFolder folder, Rotation rotation) throws SQLException {
    this.folder = folder;
    this.rotation = rotation;
    this.connection =
        DriverManager.getConnection("jdbc:duckdb:", settings(folder))
            .unwrap(DuckDBConnection.class);
    UnpackedDriver.unlink();
    try {
      this.statement = connection.createStatement();
      if (folder.files().isEmpty()) {
        make(1);
      }
      for (int file : folder.files()) {
        attach(file);
      }
      this.number = files.getLast();
      use(statement, number);
      this.rows = count("SELECT count(*) FROM events");
      for (int file : files) {
        if (file != number && isSealed(file)) {
          sealed.add(file);
        }
      }
      draw();
      this.hot = new HotFile(connection, number);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Properties settings(DataFolder folder) {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", "1GB");
    settings.setProperty("temp_directory", folder.temporary().toString());
    // Never by itself: a checkpoint of the file that is written to stops all commits.
    settings.setProperty("checkpoint_threshold", "1TB");
    return settings;
  }

  private void attach(int file) throws SQLException {
    attach(statement, folder.file(file), Views.name(file));
    files.add(file);
  }

  private static void attach(Statement statement, Path file, String name) throws SQLException {
    statement.execute("ATTACH '" + file.toString().replace("'", "''") + "' AS " + name);
  }

  private static void use(Statement statement, int file) throws SQLException {
    statement.execute("USE " + Views.name(file));
  }

  /** Makes a file with its tables under another name, so that a file with its name is whole. */
  private void make(int file) throws SQLException {
    try (Connection making = connection.duplicate();
        Statement on = making.createStatement()) {
      attach(on, folder.making(), "making");
      on.execute("USE making");
      for (String table : Schema.CREATE) {
        on.execute(table);
      }
      on.execute("CHECKPOINT");
      on.execute("USE memory");
      on.execute("DETACH making");
    }
    folder.made(file);
  }

  private boolean isSealed(int file) throws SQLException {
    try (Connection asking = connect();
        Statement on = asking.createStatement()) {
      use(on, file);
      try (ResultSet row = on.executeQuery("SELECT count(*) AS n FROM sealed")) {
        row.next();
        return row.getLong("n") > 0;
      }
    }
  }

  private long count(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void draw() throws SQLException {
    synchronized (drawing) {
      try (Connection on = connect();
          Statement views = on.createStatement()) {
        Views.draw(views, files, sealed);
      }
    }
  }

  /** A connection of its own, to be closed. */
  Connection connect() throws SQLException {
    return connection.duplicate();
  }

  /** Makes all of a commit durable. When it throws, this engine is to be closed. */
  void append(Commit commit) throws SQLException {
    appendAndForget(commit);
    statement.execute("COMMIT");
    rows += commit.events().size() + commit.quarantined().size() + commit.counts().size();
  }

  /** All of an append but its commit: what is closed or killed here was never there. */
  void appendAndForget(Commit commit) throws SQLException {
    statement.execute("BEGIN");
    hot.append(commit);
  }

  /** Removes what was in quarantine before an instant from the file that is written to. */
  void pruneHot(Instant before) throws SQLException {
    prune(connection, before);
  }

  private static void prune(Connection on, Instant before) throws SQLException {
    try (PreparedStatement delete =
        on.prepareStatement("DELETE FROM quarantine WHERE received < ?")) {
      delete.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  /** Whether the file that is written to is full. */
  boolean isFull() {
    try {
      Path log = folder.log(number);
      return rows >= rotation.events()
          || (Files.exists(log) && Files.size(log) >= rotation.logBytes());
    } catch (IOException e) {
      return false;
    }
  }

  /** Begins the next file. Where it fails before the end, the file that was written to still is. */
  void rotate() throws SQLException {
    int next = folder.files().getLast() + 1;
    make(next);
    synchronized (drawing) {
      attach(next);
    }
    use(statement, next);
    HotFile begun = new HotFile(connection, next);
    hot.close();
    hot = begun;
    number = next;
    rows = 0;
    draw();
  }

  /** The files that nobody writes to and that lack roll-ups or a checkpoint. */
  List<Integer> unsealed() {
    synchronized (drawing) {
      return files.stream()
          .filter(file -> file < files.getLast())
          .filter(file -> !sealed.contains(file) || Files.exists(folder.log(file)))
          .toList();
    }
  }

  /** Gives a file its roll-ups, prunes its quarantine, and checkpoints it. */
  void seal(int file, Instant pruneBefore) throws SQLException {
    try (Connection on = connect();
        Statement sealing = on.createStatement()) {
      use(sealing, file);
      boolean had;
      synchronized (drawing) {
        had = sealed.contains(file);
      }
      if (!had) {
        sealing.execute("BEGIN");
        for (String rollUp : Schema.SEAL) {
          sealing.execute(rollUp);
        }
        sealing.execute("COMMIT");
      }
      prune(on, pruneBefore);
      sealing.execute("CHECKPOINT");
    }
    synchronized (drawing) {
      sealed.add(file);
      draw();
    }
  }

  /** Lets go of all files. What was appended and not committed is gone. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      try (Statement rollback = connection.createStatement()) {
        rollback.execute("BEGIN"); // fails where one is open, which is as good
      } catch (SQLException e) {
        // a transaction was open, or the database is lost: closing is all that is left
      }
      try {
        hot.close();
      } catch (SQLException e) {
        // rows that were not flushed are not wanted
      }
      try (Statement rollback = connection.createStatement()) {
        rollback.execute("ROLLBACK");
      } catch (SQLException e) {
        // as above
      }
    }
  }
}
