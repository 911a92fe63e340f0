package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * Turns events into the rows that may leave, for who has events of another time or place than this
 * run: an import, a simulation. By the same codecs and classes as a recorded event's; content and
 * crashes stay, as nobody agreed to them here. Not safe for use by several threads.
 */
public final class LeavingRows {

  private final Gate gate;
  private final Encoder encoder;

  /** For the events of a plan, with these keys. */
  public LeavingRows(Plan plan, Hashing hashing) {
    this.gate = new Gate(plan);
    this.encoder = Encoder.leaving(hashing, Agreement.NONE, null);
  }

  /**
   * The row of an event.
   *
   * @param run the run that it is told under
   * @param n its number there
   * @param at when it happened
   * @throws IllegalArgumentException if the plan does not know the event
   */
  public Row row(Record event, UUID run, long n, Instant at) {
    EventCodec<?> codec = gate.codec(event.getClass());
    if (codec == null) {
      throw new IllegalArgumentException(
          event.getClass() + " is no event of the plan: open with the plan that declares it");
    }
    JsonWriter buffer = encoder.buffer();
    buffer.truncate(0);
    encoder.add(codec, event, run, n, at.toEpochMilli(), Context.NONE);
    return Row.parse(Arrays.copyOf(buffer.buffer(), buffer.size()));
  }
}
