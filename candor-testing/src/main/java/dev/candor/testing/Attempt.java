package dev.candor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One delivery, in a thread of its own, as the engine does it: at the deadline the thread is
 * interrupted and the sink closed. Made, used and asked by one thread.
 */
final class Attempt {

  private static final Duration LATE = Duration.ofSeconds(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Sink sink;
  private final InstantSource clock;
  private final Instant deadline;
  private final Thread thread;
  private volatile @Nullable Delivery delivery;
  private volatile @Nullable Throwable thrown;
  private boolean left;

  private Attempt(Sink sink, Parcel parcel, Instant deadline, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
    this.deadline = deadline;
    this.thread = thread(() -> run(parcel));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "candor-contract", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Lets a sink deliver; is back a second after the deadline at the latest. */
  static Attempt of(Sink sink, Parcel parcel, Duration within, InstantSource clock)
      throws InterruptedException {
    return begin(sink, parcel, within, clock).end();
  }

  /** Lets a sink deliver, and does not wait for it. */
  static Attempt begin(Sink sink, Parcel parcel, Duration within, InstantSource clock) {
    Attempt attempt = new Attempt(sink, parcel, clock.instant().plus(within), clock);
    attempt.thread.start();
    return attempt;
  }

  /** Waits for its end, a second after the deadline at the latest. */
  Attempt end() throws InterruptedException {
    if (!isOverBy(deadline)) {
      left = true;
      thread.interrupt();
      close(sink);
      if (!isOverBy(deadline.plus(LATE))) {
        fail(
            "deliver() was not back a second after its deadline, though its thread was interrupted"
                + " and the sink closed. It is at "
                + where(thread));
      }
    }
    return this;
  }

  private boolean isOverBy(Instant then) throws InterruptedException {
    long still = Duration.between(clock.instant(), then).toMillis();
    return over.await(Math.max(0, still), TimeUnit.MILLISECONDS);
  }

  /** Closes a sink, in a thread of its own; is back within a second. */
  static void close(Sink sink) throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = thread(() -> close(sink, thrown));
    thread.start();
    thread.join(LATE.toMillis());
    if (thread.isAlive()) {
      fail("close() was not back within a second. It is at " + where(thread));
    }
    if (thrown.get() != null) {
      fail("close() threw", thrown.get());
    }
  }

  private static void close(Sink sink, AtomicReference<@Nullable Throwable> thrown) {
    try {
      sink.close();
    } catch (RuntimeException | Error e) {
      thrown.set(e);
    }
  }

  private static String where(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    String[] frames = new String[Math.min(trace.length, 12)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = trace[i].toString();
    }
    return String.join("\n    ", frames);
  }

  private void run(Parcel parcel) {
    try {
      delivery = sink.deliver(parcel, deadline);
    } catch (InterruptedException | RuntimeException | Error e) {
      thrown = e;
    } finally {
      over.countDown();
    }
  }

  /** What became of the parcel: an outcome an event, whatever the destination did. */
  Delivery delivery(Parcel parcel, Object what) {
    Delivery came = delivery;
    if (came == null) {
      return fail("deliver() threw where the destination answered with " + what, thrown);
    }
    assertEquals(
        parcel.size(),
        came.outcomes().size(),
        "outcomes of the %d events, where the destination answered with %s"
            .formatted(parcel.size(), what));
    return came;
  }

  /**
   * Demands that every event comes again: they may also just have been left to the engine, if the
   * sink was interrupted and closed.
   */
  Delivery demandDeferred(Parcel parcel, Object what) {
    if (left && delivery == null) {
      return Delivery.deferred(parcel.size(), Duration.ZERO, "it was ended at its deadline");
    }
    Delivery came = delivery(parcel, what);
    assertTrue(
        came.outcomes().stream().allMatch(each -> each.verdict() == Delivery.Verdict.DEFERRED),
        "every event must come again after %s, but: %s".formatted(what, came.outcomes()));
    return came;
  }

  /** Demands that no event comes again, and none was taken. */
  void demandRejected(Parcel parcel, Object what) {
    Delivery came = delivery(parcel, what);
    assertTrue(
        came.outcomes().stream().allMatch(each -> each.verdict() == Delivery.Verdict.REJECTED),
        "no event may come again after %s, but: %s".formatted(what, came.outcomes()));
  }

  /** Demands that every event was taken. */
  Delivery demandAccepted(Parcel parcel, Object what) {
    Delivery came = delivery(parcel, what);
    assertTrue(
        came.outcomes().stream().allMatch(each -> each.verdict() == Delivery.Verdict.ACCEPTED),
        "every event must be taken by %s, but: %s %s"
            .formatted(what, came.outcomes(), came.reason()));
    return came;
  }
}
