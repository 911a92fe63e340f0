package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import java.util.UUID;

/**
 * Encodes events of a plan as the rows of a local store, for those who come by events otherwise
 * than by recording them. Not safe for use by several threads.
 */
public final class RawRows {

  private final Gate gate;
  private final Encoder encoder = Encoder.raw(false);

  /** Encodes the events of a plan. */
  public RawRows(Plan plan) {
    this.gate = new Gate(plan);
  }

  /**
   * Adds the row of an event; its id follows from run and n.
   *
   * @return false where the plan has no such event; nothing is added then
   * @throws RuntimeException what an accessor of the event throws; nothing is added then
   */
  public boolean add(Record event, UUID run, long n, long epochMillis) {
    EventCodec<?> codec = gate.codec(event.getClass());
    if (codec == null) {
      return false;
    }
    encoder.add(codec, event, run, n, epochMillis, Context.NONE);
    return true;
  }

  /** The rows, each with its newline, in the first {@link #length} bytes; valid until the next. */
  public byte[] bytes() {
    return encoder.buffer().buffer();
  }

  /** How many bytes of {@link #bytes} are rows. */
  public int length() {
    return encoder.buffer().size();
  }

  /** Forgets the rows. */
  public void clear() {
    encoder.buffer().truncate(0);
  }
}
