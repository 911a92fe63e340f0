package dev.candor.bench;

import dev.candor.sqlite.StoredEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * What anybody would write who has an event's columns at hand: one prepared statement, one batch,
 * one transaction, and the same two bounds.
 */
final class PlainSqlite implements AutoCloseable {

  private static final String INSERT =
      """
      INSERT OR IGNORE INTO telemetry_event (id, occurred_at, name, source, level, project_id,
                                             session_id, request_id, payload_json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String OVER_CAP =
      """
      DELETE FROM telemetry_event
       WHERE rowid <= (SELECT max(rowid) FROM telemetry_event) - ?
      """;
  private static final String TOO_OLD = "DELETE FROM telemetry_event WHERE occurred_at < ?";

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement overCap;
  private final PreparedStatement tooOld;
  private final String oldest;

  PlainSqlite(Path file, int cap, String oldest) throws SQLException {
    this.oldest = oldest;
    connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
    try (Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA synchronous = NORMAL");
    }
    connection.setAutoCommit(false);
    insert = connection.prepareStatement(INSERT);
    overCap = connection.prepareStatement(OVER_CAP);
    overCap.setInt(1, cap);
    tooOld = connection.prepareStatement(TOO_OLD);
  }

  void write(List<StoredEvent> events, List<String> times) throws SQLException {
    for (int i = 0; i < events.size(); i++) {
      StoredEvent event = events.get(i);
      insert.setString(1, event.id());
      insert.setString(2, times.get(i));
      insert.setString(3, event.name());
      insert.setString(4, event.source());
      insert.setString(5, event.level());
      insert.setString(6, event.projectId());
      insert.setString(7, event.sessionId());
      insert.setString(8, event.requestId());
      insert.setString(9, event.payloadJson());
      insert.addBatch();
    }
    insert.executeBatch();
    overCap.executeUpdate();
    tooOld.setString(1, oldest);
    tooOld.executeUpdate();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
