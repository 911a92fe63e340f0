package dev.candor.collector.store;

import static java.util.Objects.requireNonNull;

import dev.candor.collector.ingest.JournalException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by the names of its columns. Valid only while it is handed out. */
public final class Columns {

  private final ResultSet rows;

  /** The driver looks a name up anew for every row. */
  private final Map<String, Integer> indexes = new HashMap<>();

  Columns(ResultSet rows) {
    this.rows = rows;
  }

  private int index(String column) throws SQLException {
    Integer index = indexes.get(column);
    if (index == null) {
      index = rows.findColumn(column);
      indexes.put(column, index);
    }
    return index;
  }

  /** A text. */
  public String text(String column) {
    return requireNonNull(textOrNull(column), column);
  }

  /** A text, or null. */
  public @Nullable String textOrNull(String column) {
    try {
      return rows.getString(index(column));
    } catch (SQLException e) {
      throw new JournalException("read " + column, e);
    }
  }

  /** A whole number. */
  public long whole(String column) {
    try {
      return rows.getLong(index(column));
    } catch (SQLException e) {
      throw new JournalException("read " + column, e);
    }
  }

  /** A UUID. */
  public UUID uuid(String column) {
    try {
      return requireNonNull(rows.getObject(index(column), UUID.class), column);
    } catch (SQLException e) {
      throw new JournalException("read " + column, e);
    }
  }

  /** An instant. */
  public Instant instant(String column) {
    try {
      return requireNonNull(rows.getObject(index(column), LocalDateTime.class), column)
          .toInstant(ZoneOffset.UTC);
    } catch (SQLException e) {
      throw new JournalException("read " + column, e);
    }
  }
}
