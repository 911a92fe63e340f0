package dev.candor.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as lines, one after another, into one buffer.
 *
 * <pre>
 * {"event_id":"…","event_name":"ao.session.spawned","timestamp":"…Z","event_sequence":1201,
 *  "session_id":"…","properties":{"agent_kind":"codex"},"measurements":{"startup_ms":412}}
 * </pre>
 *
 * <p>Each is one line. {@code session_id} is left out where there is none; the two objects are
 * always there. Not safe for use by several threads.
 */
public final class RowWriter {

  private final JsonWriter out;
  private boolean measuring;
  private boolean mapping;

  /** Writes behind what the writer already holds. */
  public RowWriter(JsonWriter out) {
    this.out = out;
  }

  /** Begins a row. */
  public void begin(UUID run, long n, String name, long epochMillis, @Nullable String session) {
    measuring = false;
    mapping = false;
    out.beginObject();
    out.name("event_id").value(RunId.event(run, n));
    out.name("event_name").value(name);
    out.name("timestamp").instant(epochMillis);
    out.name("event_sequence").value(n);
    if (session != null) {
      out.name("session_id").value(session);
    }
    out.name("properties").beginObject();
  }

  /** Begins a property; its value is written to the result. */
  public JsonWriter property(String name) {
    if (measuring) {
      throw new IllegalStateException("the property '" + name + "' comes after a measurement");
    }
    return out.name(name);
  }

  /** Begins a measurement; its value is written to the result. */
  public JsonWriter measurement(String name) {
    if (mapping) {
      throw new IllegalStateException("the measurement '" + name + "' stands in a map");
    }
    if (!measuring) {
      measuring = true;
      out.endObject().name("measurements").beginObject();
    }
    return out.name(name);
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

  /** Ends the row and its line. */
  public void end() {
    if (mapping) {
      throw new IllegalStateException("a map was begun and not ended");
    }
    if (!measuring) {
      out.endObject().name("measurements").beginObject();
    }
    out.endObject().endObject().newline();
  }
}
