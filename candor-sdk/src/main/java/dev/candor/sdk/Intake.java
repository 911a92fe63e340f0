package dev.candor.sdk;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from callers into slots. A caller pays for one gate look-up, one timestamp and one
 * claim of a slot; a full queue loses the newest event.
 *
 * <p>The slots are two rings, and a thread keeps to one of them while it has room: two threads that
 * record at once do not fight for one tail. The events of a thread keep their order but for those
 * that did not fit its own ring.
 *
 * <p>Safe for use by several threads; {@link #rings} is for the one consumer.
 */
final class Intake extends Inlet {

  /** How many events wait at most for the consumer. */
  static final int CAPACITY = 16_384;

  private static final int MOST_TOLD = 64;

  /**
   * How long the consumer is not started again where it could not be: the JVM prints a line for
   * each thread that it cannot start, and there must not be one for each event.
   */
  private static final long TRIES_AGAIN_MILLIS = 60_000;

  private final Gate gate;
  private final InstantSource clock;
  private final Ring even = new Ring(CAPACITY / 2);
  private final Ring odd = new Ring(CAPACITY / 2);
  private final Map<Loss, AtomicLong> lost = new TreeMap<>();
  // Made at once: a panic may have left no room on its stack to load a class.
  private final Panics panics = new Panics(this);
  private final Set<Object> told = ConcurrentHashMap.newKeySet(); // classes of events, and losses
  private volatile @Nullable Debug debug;
  private final Object starting = new Object();
  private final BooleanSupplier start;
  private long triedAt = -1;
  private volatile boolean started;
  private volatile boolean closed;
  private volatile @Nullable Thread sleeper;

  /**
   * Takes what a gate admits.
   *
   * @param start starts the consumer; called with the first event, and again where it threw or, a
   *     minute later, where it said that it could not
   */
  Intake(Gate gate, InstantSource clock, BooleanSupplier start) {
    this.gate = gate;
    this.clock = clock;
    this.start = start;
    for (Loss reason : Loss.values()) {
      lost.put(reason, new AtomicLong());
    }
  }

  /** Says whom to tell what is wrong with what comes here. */
  void tell(Debug listener) {
    debug = listener;
    panics.tell(listener);
  }

  @Override
  void take(@Nullable Record event, Context context) {
    if (closed) {
      lose(Loss.CLOSED, 1);
      if (isNews(Loss.CLOSED)) {
        tell("what is recorded after close() is lost, and no ledger counts it any more");
      }
      return;
    }
    if (event == null || gate.codec(event.getClass()) == null) {
      refuse(event);
      return;
    }
    long now = clock.millis();
    boolean isEven = (Thread.currentThread().getId() & 1) == 0;
    Ring own = isEven ? even : odd;
    Ring other = isEven ? odd : even;
    if (!own.offer(event, context, now) && !other.offer(event, context, now)) {
      lose(Loss.QUEUE_FULL, 1);
    }
    if (!started) {
      startOnce();
    }
    Thread asleep = sleeper;
    if (asleep != null) {
      sleeper = null;
      LockSupport.unpark(asleep);
    }
  }

  /**
   * Loses what is no event of the plan; the consumer counts it, if it is the first of a run, too.
   */
  private void refuse(@Nullable Record event) {
    lose(Loss.UNKNOWN_EVENT, 1);
    if (isNews(event == null ? Loss.UNKNOWN_EVENT : event.getClass())) {
      tell(
          event == null
              ? "a null was recorded, which is no event"
              : "'%s' is no event of the plan, and is lost: annotate it @Event, outside of any method"
                  .formatted(event.getClass().getName()));
    }
    if (!started) {
      startOnce();
    }
  }

  /** Whether what may be so for each event is to be told now: once, and of some things only. */
  private boolean isNews(Object what) {
    return !told.contains(what) && told.size() < MOST_TOLD && told.add(what);
  }

  private void tell(String words) {
    Debug listener = debug;
    if (listener != null) {
      listener.tell(words);
    }
  }

  /** Starts the consumer, if no event did. */
  void startOnce() {
    synchronized (starting) {
      long now = clock.millis();
      boolean waits = triedAt >= 0 && triedAt <= now && now - triedAt < TRIES_AGAIN_MILLIS;
      if (!started && !waits) {
        started = start.getAsBoolean(); // where it throws, for want of memory, the next event tries
        triedAt = now;
      }
    }
  }

  @Override
  Panics panics() {
    return panics;
  }

  /** The two rings, for the consumer. */
  Ring[] rings() {
    return new Ring[] {even, odd};
  }

  @Override
  void lose(Loss reason, long count) {
    Objects.requireNonNull(lost.get(reason)).addAndGet(count);
  }

  /** How many were lost until now. */
  long lost() {
    return Losses.sum(losses());
  }

  /** What was lost until now, by reason. */
  Map<Loss, Long> losses() {
    Map<Loss, Long> losses = new TreeMap<>();
    for (Map.Entry<Loss, AtomicLong> entry : lost.entrySet()) {
      long count = entry.getValue().get();
      if (count > 0) {
        losses.put(entry.getKey(), count);
      }
    }
    return losses;
  }

  /** Puts the consumer to sleep until an event comes or the intake is closed, or for so long. */
  void sleep(long nanos) {
    sleeper = Thread.currentThread();
    // A claim moves the tail before the claimer looks for a sleeper, so it is seen here or sees us.
    if (isEmpty() && !closed) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeper = null;
  }

  /** Whether nothing waits for the consumer. */
  boolean isEmpty() {
    return even.isEmpty() && odd.isEmpty();
  }

  /** Takes no more events. */
  void close() {
    closed = true;
    Thread asleep = sleeper;
    if (asleep != null) {
      LockSupport.unpark(asleep);
    }
  }

  boolean isClosed() {
    return closed;
  }
}
