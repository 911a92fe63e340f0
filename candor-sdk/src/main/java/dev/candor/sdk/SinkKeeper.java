package dev.candor.sdk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sink from doing harm: each call has a daemon thread of its own and a deadline, after
 * which nobody waits for it any more. A sink that threw or did not come back is closed and another
 * made.
 *
 * <p>So whoever waits here is never interrupted, and may have files open: a file channel closes
 * itself when its thread is. Calls come from one thread; {@link #endBy} is for any.
 */
final class SinkKeeper {

  private static final int FAILURES = 3;
  private static final Duration CLOSING = Duration.ofMillis(200);
  private static final Duration HEAD_START = Duration.ofMillis(100);
  private static final long LONGEST_WAIT = 3_600_000;

  private final Function<? super Permit, ? extends Sink> made;
  private final String thread;
  private final InstantSource clock;
  private @Nullable Sink sink;
  private @Nullable UUID parcel;
  private int failures;
  private int restarts;
  private Instant end = Instant.MAX;

  SinkKeeper(Leg leg, InstantSource clock) {
    this.made = leg.sink();
    this.thread = "sink-" + leg.destination();
    this.clock = clock;
  }

  /** The sink, made where there is none. */
  Sink sink(Permit permit) {
    Sink made = sink;
    if (made == null) {
      made = this.made.apply(permit);
      sink = made;
    }
    return made;
  }

  /** The sink's address, or null where it has none, or cannot be made. */
  @Nullable URI address(Permit permit) {
    try {
      return sink(permit).address();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** How old an event may be that the sink gets. */
  Duration oldest(Permit permit) {
    return sink(permit).oldest();
  }

  /** How often the sink had to be made again. */
  int restarts() {
    return restarts;
  }

  /**
   * Hands over a parcel, and is back soon after the deadline whatever the sink does.
   *
   * @throws InterruptedException if the caller is; what became of the parcel is not known
   */
  Delivery deliver(Parcel given, Permit permit, Instant deadline) throws InterruptedException {
    Call call;
    try {
      Sink to = sink(permit);
      Instant sooner = deadline.minus(HEAD_START);
      Instant due = sooner.isAfter(clock.instant().plus(HEAD_START)) ? sooner : deadline;
      call = new Call(() -> to.deliver(given, due));
    } catch (RuntimeException | Error e) { // no sink, or no thread
      return failed(given, e);
    }
    boolean back = false;
    try {
      back = await(call, deadline);
    } finally {
      if (!back) {
        restart();
      }
    }
    if (!back) {
      return Delivery.deferred(
          given.size(), Duration.ZERO, "the sink was not back in time, and another is made");
    }
    Delivery delivery = call.delivery;
    if (delivery == null) {
      return failed(given, call.failure);
    }
    if (delivery.outcomes().size() != given.size()) {
      return failed(
          given,
          new IllegalStateException(
              delivery.outcomes().size() + " outcomes came for " + given.size() + " events"));
    }
    failures = 0;
    return delivery;
  }

  /**
   * One that fails again and again with the same events gets fewer, until it is known which one.
   */
  private Delivery failed(Parcel given, @Nullable Throwable failure) {
    restart();
    failures = given.id().equals(parcel) ? failures + 1 : 1;
    parcel = given.id();
    if (failures < FAILURES) {
      return Delivery.deferred(given.size(), Duration.ZERO, "the sink failed: " + failure);
    }
    return given.rows().size() > 1
        ? Delivery.tooLarge(given.size())
        : Delivery.rejected(given.size(), "sink_failed");
  }

  private void restart() {
    restarts++;
    close();
  }

  /** Waits for a call's end; false where it goes on. */
  private synchronized boolean await(Call call, Instant deadline) throws InterruptedException {
    try {
      while (!call.done) {
        Instant until = end.isBefore(deadline) ? end : deadline;
        long left = Duration.between(clock.instant(), until).toMillis();
        if (left <= 0) {
          return false;
        }
        wait(Math.min(left, LONGEST_WAIT));
      }
      return true;
    } finally {
      if (!call.done) {
        call.abandon();
      }
    }
  }

  /** Lets no call go on for longer than this. */
  synchronized void endBy(Instant by) {
    end = by;
    notifyAll();
  }

  /** Closes the sink, without waiting for longer than a moment. */
  void close() {
    Sink old = sink;
    sink = null;
    if (old == null) {
      return;
    }
    try {
      Call call =
          new Call(
              () -> {
                old.close();
                return null;
              });
      await(call, clock.instant().plus(CLOSING));
    } catch (OutOfMemoryError e) {
      return; // no thread: what the sink holds goes with the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a call does. */
  private interface Work {
    @Nullable Delivery run() throws InterruptedException;
  }

  /** A call in a thread of its own. */
  private final class Call implements Runnable {

    private final Work work;
    private final Thread runner;
    private boolean done;
    private @Nullable Delivery delivery;
    private @Nullable Throwable failure;

    Call(Work work) {
      this.work = work;
      this.runner = Threads.daemon(thread, this);
      runner.start();
    }

    @Override
    public void run() {
      @Nullable Delivery came = null;
      @Nullable Throwable thrown = null;
      try {
        came = work.run();
      } catch (InterruptedException | RuntimeException | Error e) {
        thrown = e;
      }
      synchronized (SinkKeeper.this) {
        delivery = came;
        failure = thrown;
        done = true;
        SinkKeeper.this.notifyAll();
      }
    }

    void abandon() {
      runner.interrupt();
    }
  }
}
