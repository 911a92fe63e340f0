package dev.candor.wire;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as a line, read back.
 *
 * @param id the event's id
 * @param name the event's name
 * @param epochMillis when it was recorded
 * @param n its number in the run
 * @param session the id of its session, or null
 * @param properties closed values, flags and texts
 * @param measurements measured numbers
 * @param trace where it stands among operations, or null
 * @param error what went wrong, or null; only in rows that stayed on their machine
 */
public record Row(
    UUID id,
    String name,
    long epochMillis,
    long n,
    @Nullable String session,
    Json.Members properties,
    Json.Members measurements,
    @Nullable RowTrace trace,
    @Nullable RowError error) {

  /**
   * Reads a row.
   *
   * @throws MalformedException if the line is none
   */
  public static Row parse(byte[] line) {
    return parse(line, 0, line.length);
  }

  /**
   * Reads a row that stands among other bytes.
   *
   * @throws MalformedException if the line is none
   */
  public static Row parse(byte[] bytes, int from, int to) {
    Row plain = PlainRow.read(bytes, from, to);
    return plain == null ? ofAny(Arrays.copyOfRange(bytes, from, to)) : plain;
  }

  /** Reads a row however it stands. */
  static Row ofAny(byte[] line) {
    Json.Members row = JsonReader.outer(line);
    String kind = row.textOrNull("kind");
    if (kind != null) {
      throw new MalformedException(
          kind.equals("header") ? "a second header" : "an unknown kind: '" + kind + "'");
    }
    return new Row(
        UuidText.parse(row.text("event_id")),
        row.text("event_name"),
        Timestamp.parse(row.text("timestamp")),
        row.whole("event_sequence"),
        row.textOrNull("session_id"),
        row.object("properties"),
        row.object("measurements"),
        RowTrace.of(row),
        RowError.of(row));
  }

  /** Properties and measurements together. */
  public Json.Members fields() {
    return properties.and(measurements);
  }
}
