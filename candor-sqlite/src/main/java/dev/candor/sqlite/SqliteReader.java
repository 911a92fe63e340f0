package dev.candor.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a SQLite store, oldest first, a page at a time.
 *
 * <p>It changes nothing and makes no file, reads while others write, and reads files of later
 * versions. Safe for use by several threads.
 */
public final class SqliteReader {

  private static final int ROWS_OF_A_PAGE = 500;
  private static final Duration BUSY = Duration.ofSeconds(5);
  private static final String AFTER_ALL = "~"; // behind every digit

  private static final String SELECT =
      """
      SELECT rowid, id, occurred_at, name, source, level, project_id, session_id, request_id,
             payload_json
        FROM telemetry_event
       WHERE (occurred_at, rowid) > (?, ?)
         AND occurred_at < ?
      """;
  private static final String OF_NAME = " AND name = ? ";
  private static final String OF_SESSION = " AND session_id = ? ";
  private static final String OLDEST_FIRST = " ORDER BY occurred_at, rowid LIMIT " + ROWS_OF_A_PAGE;

  private final ReadOnlyFile file;

  /**
   * Which events are wanted.
   *
   * @param from of this time or later; null for all
   * @param to of an earlier time than this; null for all
   * @param name of this name; null for all
   * @param session of this session; null for all
   */
  public record Wanted(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String name,
      @Nullable String session) {

    /** All there are. */
    public static final Wanted ALL = new Wanted(null, null, null, null);
  }

  /** Where the next page begins. */
  private record Place(String occurredAt, long row) {}

  /** Some events, and where the next begin; null where these are the last. */
  private record Page(List<StoredEvent> events, @Nullable Place next) {}

  /** Reads a file, which need not be there yet. */
  public SqliteReader(Path file) {
    this.file = ReadOnlyFile.ofStore(file, BUSY);
  }

  /**
   * Hands over what is wanted, oldest first.
   *
   * @throws IOException if the file is not there, or cannot be read on; what could be was handed
   *     over
   */
  public void read(Wanted wanted, Consumer<StoredEvent> to) throws IOException {
    Instant from = wanted.from();
    Place place = new Place(from == null ? "" : Times.text(from), Long.MIN_VALUE);
    while (place != null) {
      Place begin = place;
      Page page = file.ask(connection -> page(connection, wanted, begin));
      page.events().forEach(to);
      place = page.next();
    }
  }

  private static Page page(Connection connection, Wanted wanted, Place begin) throws SQLException {
    String sql =
        SELECT
            + (wanted.name() == null ? "" : OF_NAME)
            + (wanted.session() == null ? "" : OF_SESSION)
            + OLDEST_FIRST;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, begin.occurredAt());
      query.setLong(2, begin.row());
      Instant to = wanted.to();
      query.setString(3, to == null ? AFTER_ALL : Times.text(to));
      int parameter = 4;
      if (wanted.name() != null) {
        query.setString(parameter++, wanted.name());
      }
      if (wanted.session() != null) {
        query.setString(parameter, wanted.session());
      }
      return page(query);
    }
  }

  private static Page page(PreparedStatement query) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    Place last = null;
    int rows = 0;
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) {
        rows++;
        last = new Place(text(found, "occurred_at"), found.getLong("rowid"));
        StoredEvent event = event(found, last);
        if (event != null) {
          events.add(event);
        }
      }
    }
    return new Page(events, rows < ROWS_OF_A_PAGE ? null : last);
  }

  /** Null where somebody else's row has a time that is none. */
  private static @Nullable StoredEvent event(ResultSet found, Place at) throws SQLException {
    try {
      return new StoredEvent(
          text(found, "id"),
          Instant.parse(at.occurredAt()),
          text(found, "name"),
          text(found, "source"),
          text(found, "level"),
          text(found, "project_id"),
          text(found, "session_id"),
          text(found, "request_id"),
          text(found, "payload_json"));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String text(ResultSet found, String column) throws SQLException {
    return Objects.requireNonNullElse(found.getString(column), "");
  }
}
