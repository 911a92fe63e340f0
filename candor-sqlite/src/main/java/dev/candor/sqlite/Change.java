package dev.candor.sqlite;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a host's change log.
 *
 * @param sequence its number, larger than that of every row before
 * @param at when it happened; null where the log does not say
 * @param values its columns by name: Integer, Long, Double, String or byte[]; what is null is left
 *     out
 */
public record Change(long sequence, @Nullable Instant at, Map<String, Object> values) {

  /** Copies its values. */
  public Change {
    values = Map.copyOf(values);
  }

  /** A column as a text; empty where it is null or there is none. */
  public String text(String column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }
}
