package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the sinks of one destination: each has a daemon thread of its own and a deadline,
 * after which it is interrupted and nobody waits for it any more.
 *
 * <p>A call that never comes back keeps its thread. While there are {@value #MOST_LEFT} of those
 * none is begun but the one that closes a sink, so that three threads are the most.
 *
 * <p>So whoever waits here is never interrupted, and may have files open: a file channel closes
 * itself when its thread is. Calls come from one thread; {@link #endBy} is for any.
 */
final class SinkCalls {

  private static final int MOST_LEFT = 2;

  private final String thread;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private int left; // calls that nobody waits for, and that are not back
  private Instant end = Instant.MAX;

  SinkCalls(String destination, Surroundings surroundings) {
    this.thread = "sink-" + destination;
    this.clock = surroundings.clock();
    this.nanos = surroundings.nanos();
  }

  /**
   * What came of a call: a result or a failure, if it is back.
   *
   * @param refusal why it was not begun, for a person; null where it was
   */
  record Answer<T>(
      boolean isBack, @Nullable T result, @Nullable Throwable failure, @Nullable String refusal) {}

  /**
   * Calls, and is back soon after the deadline.
   *
   * @param late is given the result of a call that comes back when nobody waits for it any more
   * @throws InterruptedException if the caller is; nobody waits for the call any more
   */
  <T> Answer<T> call(Callable<T> work, Consumer<? super T> late, Instant deadline)
      throws InterruptedException {
    synchronized (this) {
      if (left >= MOST_LEFT) {
        return refused(
            "the sink is not called: %d calls before have not come back".formatted(left));
      }
    }
    return callAnyway(work, late, deadline);
  }

  /** As {@link #call}, however many calls are not back. */
  <T> Answer<T> callAnyway(Callable<T> work, Consumer<? super T> late, Instant deadline)
      throws InterruptedException {
    Call<T> call = new Call<>(work, late);
    Thread runner = Threads.daemon(thread, call);
    try {
      runner.start();
    } catch (OutOfMemoryError e) {
      return refused("there is no thread to call the sink: " + e);
    }
    return await(call, runner, deadline);
  }

  private static <T> Answer<T> refused(String why) {
    return new Answer<>(false, null, null, why);
  }

  /** Waits for a call, and never longer than an attempt has, though the clock be set back. */
  private synchronized <T> Answer<T> await(Call<T> call, Thread runner, Instant deadline)
      throws InterruptedException {
    long most = Math.min(millisUntil(deadline), Courier.ATTEMPT.toMillis());
    try {
      while (!call.back) {
        long gone = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - call.begun);
        Instant until = end.isBefore(deadline) ? end : deadline;
        long millis = Math.min(millisUntil(until), most - gone);
        if (millis <= 0) {
          return new Answer<>(false, null, null, null);
        }
        wait(millis);
      }
      return new Answer<>(true, call.result, call.failure, null);
    } finally {
      if (!call.back) {
        call.isLeft = true;
        left++;
        runner.interrupt();
      }
    }
  }

  private long millisUntil(Instant then) {
    return Duration.between(clock.instant(), then).toMillis();
  }

  /** Whether all is over, and whoever is not back was cut short. */
  synchronized boolean isOver() {
    return !clock.instant().isBefore(end);
  }

  /** Lets no call go on for longer than this. */
  synchronized void endBy(Instant by) {
    end = by;
    notifyAll();
  }

  /** One call, in its thread. */
  private final class Call<T> implements Runnable {

    private final Callable<T> work;
    private final Consumer<? super T> late;
    private final long begun = nanos.getAsLong();
    private boolean back;
    private boolean isLeft;
    private @Nullable T result;
    private @Nullable Throwable failure;

    private Call(Callable<T> work, Consumer<? super T> late) {
      this.work = work;
      this.late = late;
    }

    @Override
    public void run() {
      @Nullable T came = null;
      @Nullable Throwable thrown = null;
      try {
        came = work.call();
      } catch (Exception | Error e) { // whatever the sink's own code throws
        thrown = e;
      }
      if (comesLate(came, thrown)) {
        try {
          if (came != null) {
            late.accept(came);
          }
        } catch (RuntimeException | Error e) {
          failure = e; // nobody asks: it was given up before
        } finally {
          isGone();
        }
      }
    }

    /** Says that it is back; true where nobody waits for it. */
    private boolean comesLate(@Nullable T came, @Nullable Throwable thrown) {
      synchronized (SinkCalls.this) {
        result = came;
        failure = thrown;
        back = true;
        SinkCalls.this.notifyAll();
        return isLeft;
      }
    }

    private void isGone() {
      synchronized (SinkCalls.this) {
        left--;
      }
    }
  }
}
