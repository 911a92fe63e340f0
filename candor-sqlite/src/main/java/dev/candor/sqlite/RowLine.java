package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of rows, cut into the columns of {@code telemetry_event} without making a value of each.
 *
 * <pre>
 * event_id                    id           behind "tev_"
 * timestamp                   occurred_at
 * event_name                  name
 * session_id                  session_id   else the property of that name
 * property source             source       else who writes
 * property level              level        else error where the row has an error, else info
 * property project_id         project_id
 * property request_id         request_id
 * all other members           payload_json an object, its members in the row's order:
 *   {"event_sequence":1201,"properties":{"agent_kind":"codex"},"measurements":{"startup_ms":412}}
 * </pre>
 *
 * <p>Reads what a {@code JsonWriter} writes, which has no blanks. Not safe for use by several
 * threads; one serves for any number of lines.
 */
final class RowLine {

  private static final byte[] PREFIX = "tev_".getBytes(UTF_8);
  private static final byte[] NOTHING = {};
  private static final byte[] ERROR = "error".getBytes(UTF_8);
  private static final byte[] INFO = "info".getBytes(UTF_8);
  private static final byte[][] LEVELS = {
    INFO, "debug".getBytes(UTF_8), "warn".getBytes(UTF_8), ERROR
  };

  private byte[] rows = NOTHING;
  private int at;
  private int end;
  private byte[] payload = new byte[1024];
  private int payloadSize;

  private byte @Nullable [] id;
  private byte @Nullable [] occurredAt;
  private byte @Nullable [] name;
  private byte @Nullable [] session;
  private byte @Nullable [] ofSession;
  private byte @Nullable [] source;
  private byte @Nullable [] level;
  private byte @Nullable [] project;
  private byte @Nullable [] request;
  private boolean failed;

  /**
   * Cuts a line.
   *
   * @param to the line's end, without its newline
   * @throws MalformedException if it is no row
   */
  void read(byte[] bytes, int from, int to) {
    rows = bytes;
    at = from;
    end = to;
    payloadSize = 0;
    id = null;
    occurredAt = null;
    name = null;
    session = null;
    ofSession = null;
    source = null;
    level = null;
    project = null;
    request = null;
    failed = false;
    members(true);
    if (at != end || id == null || occurredAt == null || name == null) {
      throw broken();
    }
    put('}');
  }

  byte[] id() {
    return id == null ? NOTHING : id;
  }

  byte[] occurredAt() {
    return occurredAt == null ? NOTHING : occurredAt;
  }

  byte[] name() {
    return name == null ? NOTHING : name;
  }

  byte[] source(byte[] otherwise) {
    return source == null ? otherwise : source;
  }

  byte[] level() {
    if (level != null) {
      return level;
    }
    return failed ? ERROR : INFO;
  }

  byte[] project() {
    return project == null ? NOTHING : project;
  }

  byte[] session() {
    byte[] own = session == null ? ofSession : session;
    return own == null ? NOTHING : own;
  }

  byte[] request() {
    return request == null ? NOTHING : request;
  }

  byte[] payload() {
    return Arrays.copyOf(payload, payloadSize);
  }

  /** Goes through an object's members: the row's own, or those of its properties. */
  private void members(boolean ofRow) {
    expect('{');
    if (peek() == '}') {
      at++;
      return;
    }
    do {
      int key = at;
      skipString();
      int keyEnd = at;
      expect(':');
      int value = at;
      boolean walked = ofRow && is(key, keyEnd, "properties");
      if (walked) {
        members(false);
      } else {
        skipValue();
      }
      if (!ofRow) {
        property(key, keyEnd, value);
      } else if (walked || !column(key, keyEnd, value)) {
        keep(key);
      }
    } while (next());
  }

  private boolean next() {
    byte mark = peek();
    at++;
    if (mark == ',') {
      return true;
    }
    if (mark == '}') {
      return false;
    }
    throw broken();
  }

  /** Whether a member of the row has a column of its own. */
  private boolean column(int key, int keyEnd, int value) {
    if (is(key, keyEnd, "event_id")) {
      byte[] uuid = text(value);
      byte[] whole = Arrays.copyOf(PREFIX, PREFIX.length + uuid.length);
      System.arraycopy(uuid, 0, whole, PREFIX.length, uuid.length);
      id = whole;
    } else if (is(key, keyEnd, "timestamp")) {
      occurredAt = text(value);
    } else if (is(key, keyEnd, "event_name")) {
      name = text(value);
    } else if (is(key, keyEnd, "session_id")) {
      session = text(value);
    } else if (is(key, keyEnd, "kind")) {
      throw broken(); // a header, or a line of a kind to come
    } else {
      failed |= is(key, keyEnd, "error");
      return false;
    }
    return true;
  }

  private void property(int key, int keyEnd, int value) {
    if (rows[value] != '"') {
      return;
    }
    if (is(key, keyEnd, "source")) {
      source = text(value);
    } else if (is(key, keyEnd, "level")) {
      level = known(text(value));
    } else if (is(key, keyEnd, "project_id")) {
      project = text(value);
    } else if (is(key, keyEnd, "request_id")) {
      request = text(value);
    } else if (is(key, keyEnd, "session_id")) {
      ofSession = text(value);
    }
  }

  private static byte @Nullable [] known(byte[] word) {
    for (byte[] level : LEVELS) {
      if (Arrays.equals(level, word)) {
        return level;
      }
    }
    return null;
  }

  /** Keeps a member, from its key to where the line was read to, in the payload. */
  private void keep(int key) {
    put(payloadSize == 0 ? '{' : ',');
    int length = at - key;
    reserve(length);
    System.arraycopy(rows, key, payload, payloadSize, length);
    payloadSize += length;
  }

  private void put(char c) {
    if (c == '}' && payloadSize == 0) {
      put('{');
    }
    reserve(1);
    payload[payloadSize++] = (byte) c;
  }

  private void reserve(int count) {
    if (payload.length - payloadSize < count) {
      payload = Arrays.copyOf(payload, Math.max(payloadSize + count, 2 * payload.length));
    }
  }

  /** The text that was read last, which began here. */
  private byte[] text(int from) {
    if (rows[from] != '"') {
      throw broken();
    }
    for (int i = from + 1; i < at - 1; i++) {
      if (rows[i] == '\\') {
        return unescaped(from);
      }
    }
    return Arrays.copyOfRange(rows, from + 1, at - 1);
  }

  private byte[] unescaped(int from) {
    byte[] member = new byte[at - from + 6];
    System.arraycopy("{\"v\":".getBytes(UTF_8), 0, member, 0, 5);
    System.arraycopy(rows, from, member, 5, at - from);
    member[member.length - 1] = '}';
    return Json.parse(member).object().text("v").getBytes(UTF_8);
  }

  private boolean is(int key, int keyEnd, String word) {
    if (keyEnd - key != word.length() + 2) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (rows[key + 1 + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipValue() {
    byte first = peek();
    if (first == '"') {
      skipString();
    } else if (first == '{' || first == '[') {
      skipNested();
    } else {
      while (at < end && rows[at] != ',' && rows[at] != '}' && rows[at] != ']') {
        at++;
      }
    }
  }

  private void skipNested() {
    int depth = 0;
    do {
      byte c = peek();
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private void skipString() {
    expect('"');
    while (peek() != '"') {
      at += rows[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw broken();
    }
    at++;
  }

  private byte peek() {
    if (at >= end) {
      throw broken();
    }
    return rows[at];
  }

  private MalformedException broken() {
    return new MalformedException("a line that is no row, at its byte " + at);
  }
}
