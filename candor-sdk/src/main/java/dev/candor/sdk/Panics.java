package dev.candor.sdk;

import dev.candor.Guarded;
import dev.candor.Telemetry;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records what panicked, each panic once: of guards around one another the innermost, and an
 * uncaught one only where no guard saw it.
 *
 * <p>Knows a panic again by the object, which it holds weakly. As the JVM and some products throw
 * one object many times, a guard asks whether it was recorded <em>since the guard began</em>: each
 * recorded panic has a number, and a guard notes at its beginning how far they have come.
 *
 * <p>Safe for use by several threads. Where the stack is as good as full, the next guard further
 * out records instead, and the work's own failure comes out all the same.
 */
final class Panics {

  /** More than recording takes, the start of a thread and the loading of classes included. */
  private static final int FRAMES = 1_000;

  private final Inlet inlet;
  private final Map<Mark, Long> numbers = new HashMap<>();
  private final ReferenceQueue<Throwable> forgotten = new ReferenceQueue<>();
  private volatile long count;
  private volatile @Nullable Debug debug;

  Panics(Inlet inlet) {
    this.inlet = inlet;
  }

  /** Tells it whom to tell what goes wrong. */
  void tell(Debug listener) {
    debug = listener;
  }

  /** Runs work under a guard, as {@link Telemetry#guard} says. */
  <T extends @Nullable Object, X extends Throwable> T guard(
      Telemetry to, Function<? super Throwable, ? extends Record> panic, Guarded<T, X> work)
      throws X {
    long before = count;
    try {
      return work.run();
    } catch (RuntimeException | Error e) {
      try {
        caught(e, before, panic, to);
      } catch (RuntimeException | Error full) {
        throw e; // no room to record it: a guard further out may have more
      }
      throw e;
    }
  }

  /** Records a panic, unless one was with the same object since there were so many. */
  private void caught(
      Throwable failure,
      long before,
      Function<? super Throwable, ? extends Record> panic,
      Telemetry to) {
    room(FRAMES); // overflows before anything is touched
    if (isFirst(failure, before)) {
      record(failure, panic, to);
    }
  }

  /** Records a panic that nobody caught, unless a guard did before it ended its thread. */
  void uncaught(
      Throwable failure, Function<? super Throwable, ? extends Record> panic, Telemetry to) {
    if (isFirst(failure, 0)) {
      record(failure, panic, to);
    }
  }

  /**
   * Overflows the stack, where it has no room, here and not in the middle of a change to something
   * that all threads share.
   */
  private static int room(int frames) {
    return frames == 0 ? 0 : 1 + room(frames - 1);
  }

  private synchronized boolean isFirst(Throwable failure, long before) {
    for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      numbers.remove(gone);
    }
    Mark mark = new Mark(failure, forgotten);
    Long number = numbers.get(mark);
    if (number != null && number > before) {
      return false;
    }
    numbers.remove(mark); // put keeps an equal key, and the queue brings back each its own
    numbers.put(mark, count + 1);
    count++;
    return true;
  }

  private void record(
      Throwable failure, Function<? super Throwable, ? extends Record> panic, Telemetry to) {
    Record event = make("a panic", panic, failure);
    if (event != null) {
      to.recordError(event, failure);
    }
  }

  /** Makes an event by the product's own function; null, counted and told, where that fails. */
  <A> @Nullable Record make(
      String what, Function<? super A, ? extends @Nullable Record> function, A of) {
    try {
      Record event = function.apply(of);
      if (event != null) {
        return event;
      }
      lost(what, new NullPointerException("the product's function made no event"));
    } catch (Exception | Error e) { // whatever the product's function throws
      lost(what, e);
    }
    return null;
  }

  private void lost(String what, Throwable cause) {
    inlet.lose(Loss.NOT_MADE, 1);
    Debug listener = debug;
    if (listener != null) {
      listener.trouble(what + " could not be recorded", cause);
    }
  }

  /** How many panics are known by their objects, for a test. */
  synchronized int known() {
    return numbers.size();
  }

  /** A panic by its object, whatever the object says that it equals. */
  private static final class Mark extends WeakReference<Throwable> {

    private final int hash;

    private Mark(Throwable failure, ReferenceQueue<Throwable> queue) {
      super(failure, queue);
      this.hash = System.identityHashCode(failure);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Throwable mine = get();
      return mine != null && other instanceof Mark mark && mark.refersTo(mine);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
