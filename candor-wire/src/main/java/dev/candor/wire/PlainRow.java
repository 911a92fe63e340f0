package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row that stands as a {@link RowWriter} writes it and has neither trace nor error: nearly
 * all that are sent. It makes no value of what it passes, and leaves other rows to who reads any
 * JSON.
 */
final class PlainRow {

  private static final byte[] ID = "{\"event_id\":\"".getBytes(US_ASCII);
  private static final byte[] NAME = "\",\"event_name\":\"".getBytes(US_ASCII);
  private static final byte[] TIME = "\",\"timestamp\":\"".getBytes(US_ASCII);
  private static final byte[] NUMBER = "\",\"event_sequence\":".getBytes(US_ASCII);
  private static final byte[] SESSION = ",\"session_id\":\"".getBytes(US_ASCII);
  private static final byte[] PROPERTIES = ",\"properties\":".getBytes(US_ASCII);
  private static final byte[] MEASUREMENTS = ",\"measurements\":".getBytes(US_ASCII);
  private static final int ID_LENGTH = 36;
  private static final int TIME_LENGTH = 24;
  private static final int SURE_OF_A_LONG = 18;

  private final byte[] bytes;
  private final int end;
  private int at;

  private PlainRow(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.end = to;
    this.at = from;
  }

  /**
   * Reads a row; null where it is not as a writer would have written it.
   *
   * @throws MalformedException if its time or its fields are none
   */
  static @Nullable Row read(byte[] bytes, int from, int to) {
    return new PlainRow(bytes, from, to).read();
  }

  private @Nullable Row read() {
    if (!has(ID) || end - at < ID_LENGTH) {
      return null;
    }
    UUID id = UuidText.at(bytes, at);
    at += ID_LENGTH;
    String name = id != null && has(NAME) ? text() : null;
    if (id == null || name == null || !has(TIME) || end - at < TIME_LENGTH) {
      return null;
    }
    int time = at;
    at += TIME_LENGTH;
    long n = has(NUMBER) ? number() : -1;
    if (n < 0) {
      return null;
    }
    String session = null;
    if (has(SESSION)) {
      session = text();
      if (session == null || !has('"')) {
        return null;
      }
    }
    Json.Members properties = has(PROPERTIES) ? members() : null;
    Json.Members measurements = properties != null && has(MEASUREMENTS) ? members() : null;
    if (properties == null || measurements == null || !has('}') || at < end) {
      return null;
    }
    long millis = Timestamp.parse(bytes, time, TIME_LENGTH);
    return new Row(id, name, millis, n, session, properties, measurements, null, null);
  }

  private boolean has(byte[] next) {
    int behind = at + next.length;
    if (behind > end || !Arrays.equals(bytes, at, behind, next, 0, next.length)) {
      return false;
    }
    at = behind;
    return true;
  }

  private boolean has(char next) {
    if (at == end || bytes[at] != next) {
      return false;
    }
    at++;
    return true;
  }

  /** What comes before the next quote; null where any of it does not stand for itself. */
  private @Nullable String text() {
    int start = at;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] == '\\' || (bytes[at] & 0xff) < 0x20) {
        return null;
      }
      at++;
    }
    return at == end ? null : new String(bytes, start, at - start, UTF_8);
  }

  /** A number that is not negative and that a long has surely room for; else -1. */
  private long number() {
    int start = at;
    long number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      number = 10 * number + bytes[at] - '0';
      at++;
    }
    boolean fits = at > start && at - start <= SURE_OF_A_LONG;
    return fits && (bytes[start] != '0' || at == start + 1) ? number : -1;
  }

  private Json.@Nullable Members members() {
    if (at == end || bytes[at] != '{') {
      return null;
    }
    JsonReader reader = new JsonReader(bytes, at, end);
    Json.Members members = reader.next();
    at = reader.at();
    return members;
  }
}
