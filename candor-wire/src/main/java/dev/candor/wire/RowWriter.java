package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as lines, one after another, into one buffer.
 *
 * <pre>
 * {"event_id":"…","event_name":"ao.session.spawned","timestamp":"…Z","event_sequence":1201,
 *  "session_id":"…","properties":{"agent_kind":"codex"},"measurements":{"startup_ms":412},
 *  "trace_id":"(32 hex digits)","span_id":"(16)","parent_span_id":"(16)",
 *  "error":{"message":"…","type":"java.io.IOException","code":"ENOENT"}}
 * </pre>
 *
 * <p>Each is one line. {@code properties} and {@code measurements} are always there; {@code
 * session_id}, and all that comes behind the measurements, only where it is set. {@code error} is
 * for rows that stay on this machine. Not safe for use by several threads.
 */
public final class RowWriter {

  private static final int MOST_NAMES = 256; // of events, and some keys of their maps
  private static final int LAST_DIGITS = 8 + 1; // of an id, and the quotation mark behind it

  // What every row has, in one go: a cold process asks dearly for each call.
  private static final byte[] SEQUENCE = ",\"event_sequence\":".getBytes(US_ASCII);
  private static final byte[] PROPERTIES = ",\"properties\":{".getBytes(US_ASCII);
  private static final byte[] MEASUREMENTS = "},\"measurements\":{".getBytes(US_ASCII);
  private static final byte[] END = "}\n".getBytes(US_ASCII);

  private final JsonWriter out;
  private final Map<String, byte[]> names = new HashMap<>(); // as they are written: the same ever
  private final Map<String, byte[]> named =
      new HashMap<>(); // by event, what is between id and time
  private UUID last = new UUID(0, 0);
  private byte[] beginning = {}; // of a row whose id begins as the last one's
  private boolean measuring;
  private boolean mapping;
  private boolean closing;

  /** Writes behind what the writer already holds. */
  public RowWriter(JsonWriter out) {
    this.out = out;
  }

  /** Begins a row. */
  public void begin(UUID run, long n, String name, long epochMillis, @Nullable String session) {
    measuring = false;
    mapping = false;
    closing = false;
    UUID id = RunId.event(run, n);
    out.name(beginning(id)).endOfText((int) id.getLeastSignificantBits());
    out.again(named(name)).instant(epochMillis);
    out.again(SEQUENCE).value(n);
    if (session != null) {
      name("session_id").value(session);
    }
    out.again(PROPERTIES);
  }

  /** A row up to the last eight digits of its id: those before are the same all through a run. */
  private byte[] beginning(UUID id) {
    boolean isSame =
        beginning.length > 0
            && id.getMostSignificantBits() == last.getMostSignificantBits()
            && id.getLeastSignificantBits() >>> 32 == last.getLeastSignificantBits() >>> 32;
    if (!isSame) {
      JsonWriter row = new JsonWriter(64).beginObject().name("event_id").value(id);
      beginning = Arrays.copyOf(row.buffer(), row.size() - LAST_DIGITS);
      last = id;
    }
    return beginning;
  }

  private byte[] named(String event) {
    byte[] written = named.get(event);
    if (written == null) {
      JsonWriter object = new JsonWriter(64).beginObject();
      written = object.name("event_name").value(event).name("timestamp").toByteArray();
      written[0] = ','; // it stands inside
      if (named.size() < MOST_NAMES) {
        named.put(event, written);
      }
    }
    return written;
  }

  private JsonWriter name(String name) {
    byte[] written = names.get(name);
    if (written == null) {
      written = JsonWriter.nameOf(name);
      if (names.size() < MOST_NAMES) {
        names.put(name, written);
      }
    }
    return out.name(written);
  }

  /** Begins a property; its value is written to the result. */
  public JsonWriter property(String name) {
    if (measuring) {
      throw new IllegalStateException("the property '" + name + "' comes after a measurement");
    }
    return name(name);
  }

  /** Begins a measurement; its value is written to the result. */
  public JsonWriter measurement(String name) {
    if (mapping) {
      throw new IllegalStateException("the measurement '" + name + "' stands in a map");
    }
    if (closing) {
      throw new IllegalStateException("the measurement '" + name + "' comes after the trace");
    }
    measure();
    return name(name);
  }

  private void measure() {
    if (!measuring) {
      measuring = true;
      out.again(MEASUREMENTS);
    }
  }

  /** Begins a property that is an object; up to {@link #endMap}, properties are its members. */
  public void beginMap(String name) {
    if (mapping) {
      throw new IllegalStateException("the map '" + name + "' stands in a map");
    }
    property(name).beginObject();
    mapping = true;
  }

  /** Ends the object that {@link #beginMap} began. */
  public void endMap() {
    out.endObject();
    mapping = false;
  }

  /** Says where the event stands among operations. Comes after all fields. */
  public void trace(RowTrace trace) {
    close();
    trace.write(out);
  }

  /** Says what went wrong. Comes after the trace. */
  public void error(RowError error) {
    close();
    error.write(out.name("error"));
  }

  private void close() {
    if (mapping) {
      throw new IllegalStateException("a map was begun and not ended");
    }
    measure();
    if (!closing) {
      closing = true;
      out.endObject();
    }
  }

  /** Ends the row and its line. */
  public void end() {
    close();
    out.again(END);
  }
}
