package dev.candor.sdk;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of slots: many producers, one consumer, nothing allocated after it is made. A
 * slot holds an event, when it was recorded, and the context that it was recorded in.
 *
 * <p>A producer claims a slot by moving the tail, writes time and context, and publishes the event
 * last. The consumer reads in the order of claims and stops at a slot that is claimed and not yet
 * published. A producer whose stack has no room left to publish gives its slot up.
 */
final class Ring {

  private static final long GIVEN_UP = Long.MIN_VALUE; // in place of a time

  private final int mask;
  private final AtomicReferenceArray<@Nullable Record> events;
  private final Context[] contexts;
  private final long[] times;
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong head = new AtomicLong();
  private final AtomicLong limit;

  /** With room for as many events as the power of two says. */
  Ring(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("the capacity must be a power of two, not " + capacity);
    }
    this.mask = capacity - 1;
    this.events = new AtomicReferenceArray<>(capacity);
    this.contexts = new Context[capacity];
    this.times = new long[capacity];
    this.limit = new AtomicLong(capacity);
  }

  /** Puts an event into the next slot; false where all are taken. For any thread. */
  boolean offer(Record event, Context context, long epochMillis) {
    long claimed;
    do {
      claimed = tail.get();
      if (claimed >= limit.get()) {
        long free = head.get() + mask + 1;
        if (claimed >= free) {
          return false;
        }
        limit.lazySet(free);
      }
    } while (!tail.compareAndSet(claimed, claimed + 1));
    int slot = (int) claimed & mask;
    try {
      times[slot] = epochMillis;
      contexts[slot] = context;
      events.setRelease(slot, event);
    } catch (StackOverflowError e) {
      times[slot] = GIVEN_UP; // without a call, for which there is no room
      throw e;
    }
    return true;
  }

  /** The next event, left in its slot; null where there is none yet. For the consumer. */
  @Nullable Record peek() {
    return events.getAcquire((int) head.getPlain() & mask);
  }

  /** Whether the next slot was given up, and is free again now. For the consumer. */
  boolean takeGivenUp() {
    int slot = (int) head.getPlain() & mask;
    boolean taken = times[slot] == GIVEN_UP;
    if (taken) {
      times[slot] = 0;
      remove();
    }
    return taken;
  }

  /** When the next event was recorded. For the consumer, after {@link #peek} found one. */
  long peekEpochMillis() {
    return times[(int) head.getPlain() & mask];
  }

  /** The context of the next event. For the consumer, after {@link #peek} found one. */
  Context peekContext() {
    return contexts[(int) head.getPlain() & mask];
  }

  /** Frees the slot of the next event. For the consumer, after {@link #peek} found one. */
  void remove() {
    long at = head.getPlain();
    events.setPlain((int) at & mask, null);
    head.lazySet(at + 1);
  }

  /** Whether no slot is claimed. Exact for the consumer: it sees every claim made before. */
  boolean isEmpty() {
    return tail.get() == head.getPlain();
  }
}
