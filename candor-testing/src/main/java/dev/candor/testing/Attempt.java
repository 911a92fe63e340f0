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
import org.jspecify.annotations.Nullable;

/**
 * One delivery, in a thread of its own, as the engine does it: at the deadline the thread is
 * interrupted and the sink closed. Made, used and asked by one thread.
 */
final class Attempt {

  private static final Duration LATE = Duration.ofSeconds(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Delivery delivery;
  private volatile @Nullable Throwable thrown;
  private boolean left;

  private Attempt() {}

  /** Lets a sink deliver; is back a second after the deadline at the latest. */
  static Attempt of(Sink sink, Parcel parcel, Duration within, InstantSource clock)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(within);
    Attempt attempt = new Attempt();
    Thread thread =
        new Thread(null, () -> attempt.run(sink, parcel, deadline), "candor-contract", 0, false);
    thread.setDaemon(true);
    thread.start();
    if (!attempt.over.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
      attempt.left = true;
      thread.interrupt();
      sink.close();
      long still = Duration.between(clock.instant(), deadline.plus(LATE)).toMillis();
      if (!attempt.over.await(Math.max(0, still), TimeUnit.MILLISECONDS)) {
        fail(
            "deliver() was not back a second after its deadline, though its thread was interrupted"
                + " and the sink closed. It is at "
                + String.join("\n    ", frames(thread)));
      }
    }
    return attempt;
  }

  private static String[] frames(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    String[] frames = new String[Math.min(trace.length, 12)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = trace[i].toString();
    }
    return frames;
  }

  private void run(Sink sink, Parcel parcel, Instant deadline) {
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
