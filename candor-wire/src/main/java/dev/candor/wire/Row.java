package dev.candor.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  // The times that a JsonWriter can write.
  private static final long FIRST_MILLIS = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /**
   * Reads a row.
   *
   * @throws MalformedException if the line is none
   */
  public static Row parse(byte[] line) {
    Json.Members row = Json.parse(line).object();
    String kind = row.textOrNull("kind");
    if (kind != null) {
      throw new MalformedException(
          kind.equals("header") ? "a second header" : "an unknown kind: '" + kind + "'");
    }
    return new Row(
        uuid(row.text("event_id")),
        row.text("event_name"),
        epochMillis(row.text("timestamp")),
        row.whole("event_sequence"),
        row.textOrNull("session_id"),
        row.object("properties"),
        row.object("measurements"),
        RowTrace.of(row),
        RowError.of(row));
  }

  /** Properties and measurements together. */
  public Json.Members fields() {
    Map<String, Json> fields = new LinkedHashMap<>(properties.members());
    fields.putAll(measurements.members());
    return new Json.Members(fields);
  }

  static long epochMillis(String timestamp) {
    try {
      long millis = Instant.parse(timestamp).toEpochMilli();
      if (millis >= FIRST_MILLIS && millis <= LAST_MILLIS) {
        return millis;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new MalformedException("'" + timestamp + "' is no ISO 8601 time in UTC");
    }
    throw new MalformedException("'" + timestamp + "' is not of the years 0 to 9999");
  }

  static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) { // UUID itself takes 1-1-1-1-1 for one
      throw new MalformedException("'" + text + "' is no UUID");
    }
    return UUID.fromString(text);
  }
}
