package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codec of an event by its class: one look-up in a table that never changes. Safe for use
 * by several threads.
 */
final class Gate {

  private final @Nullable EventCodec<?>[] codecs;
  private final int mask;

  Gate(Plan plan) {
    int size = 4;
    while (size < 2 * plan.events().size()) {
      size *= 2;
    }
    this.codecs = new EventCodec<?>[size];
    this.mask = size - 1;
    for (EventCodec<?> codec : plan.events()) {
      int at = place(codec.type());
      while (codecs[at] != null) {
        at = (at + 1) & mask;
      }
      codecs[at] = codec;
    }
  }

  /** The codec of an event's class, or null where the plan does not know it. */
  @Nullable EventCodec<?> codec(Class<?> type) {
    int at = place(type);
    EventCodec<?> codec = codecs[at];
    while (codec != null && codec.type() != type) {
      at = (at + 1) & mask;
      codec = codecs[at];
    }
    return codec;
  }

  private int place(Class<?> type) {
    int hash = type.hashCode();
    return (hash ^ (hash >>> 16)) & mask;
  }
}
