package dev.candor.sdk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a run that are recorded once: claims their keys, and settles them when it is known
 * what became of their events. Not safe for use by several threads.
 */
final class OnceClaims {

  /** How many events may wait at once to be written; a claim holds a file open. */
  static final int MOST_OPEN = 64;

  private final OnceKeys keys;
  private final Intake intake;
  private final Debug debug;
  private final Deque<Open> open = new ArrayDeque<>();
  private long repeated;

  /** A claim whose event waits, and how much was lost before it came. */
  private record Open(OnceKeys.Held key, long lostBefore) {}

  OnceClaims(OnceKeys keys, Intake intake, Debug debug) {
    this.keys = keys;
    this.intake = intake;
    this.debug = debug;
  }

  /** Claims a key for an event; null where the event is not to be recorded, which is counted. */
  OnceKeys.@Nullable Held claim(OnceKey key, long epochMillis) {
    try {
      if (open.size() == MOST_OPEN) {
        throw new IOException(MOST_OPEN + " facts wait to be written");
      }
      OnceKeys.Held held = keys.claim(key, epochMillis);
      if (held == null) {
        repeated++;
      }
      return held;
    } catch (IOException | RuntimeException e) {
      intake.lose(Loss.UNCLAIMED, 1);
      debug.trouble("'" + key.text() + "' is not recorded, as it could not be claimed", e);
      return null;
    }
  }

  /** Notes that the event of a claim waits to be written, and what had been lost before it came. */
  void waits(OnceKeys.Held key, long lostBefore) {
    open.add(new Open(key, lostBefore));
  }

  /** Whether any event of a claim waits. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** What waited is written: spends each key, but of those after which events were lost. */
  void settle(UUID run, long lost) {
    for (Open each = open.poll(); each != null; each = open.poll()) {
      if (each.lostBefore() == lost) {
        each.key().spend(run);
      } else {
        each.key().release();
      }
    }
  }

  /** What waited will never be written. */
  void release() {
    for (Open each = open.poll(); each != null; each = open.poll()) {
      each.key().release();
    }
  }

  /** How many events repeated what was recorded. */
  long repeated() {
    return repeated;
  }
}
