package dev.candor.sdk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a courier in a thread of its own while the tool runs, and at its end for as long as the
 * grace allows. Has it made when it is first needed: a run that is over before that has no use for
 * what it is made of. Ends the courier with itself.
 */
final class Carrier implements Runnable {

  /**
   * A tool's start is the tool's: what waits has waited for hours. As long as a first request takes
   * in a fresh JVM: a run that is over before would pay for one whose answer it does not see.
   */
  private static final Duration AFTER_THE_START = Duration.ofMillis(300);

  private static final Duration AFTER_A_STUMBLE = Duration.ofSeconds(30);

  /** Another process may get through before the time is over that it may not be tried in. */
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(30);

  private final Supplier<Courier> maker;
  private final Debug debug;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Courier courier;
  private @Nullable Worker worker;
  private volatile Instant end = Instant.MAX;
  private volatile boolean backsOff;
  private String told = "";
  private int restarts;

  /** Drives the courier that is made so. */
  Carrier(Supplier<Courier> maker, Debug debug) {
    this.maker = maker;
    this.debug = debug;
  }

  /** Has it wake the worker when the courier may try again after a failure. Before it runs. */
  void wakes(Worker given) {
    worker = given;
  }

  @Override
  public void run() {
    try {
      Duration rest = AFTER_THE_START;
      boolean goesOn = true;
      while (goesOn) {
        try {
          goesOn = sleep(rest);
          rest = goesOn ? step() : rest;
          goesOn &= closing.getCount() > 0 || rest.isZero(); // else there is no time to try again
        } catch (InterruptedException e) { // the host's own: nobody here asked for it
          debug.tell("the courier's thread was interrupted, and goes on until it is closed");
          closeCourier(); // it claims anew, from what stands on the disk
          rest = AFTER_THE_START;
        }
      }
    } finally {
      finish();
    }
  }

  private Courier courier() {
    Courier made = courier;
    if (made == null) {
      made = maker.get();
      courier = made;
      if (closing.getCount() == 0) {
        made.endBy(end);
      }
    }
    return made;
  }

  /** How long the courier must not try. */
  private Duration backoff(Courier courier) {
    Duration backoff = courier.backoff();
    boolean held = backsOff;
    backsOff = !backoff.isZero();
    if (held && !backsOff && worker != null) {
      worker.wake();
    }
    return backoff;
  }

  /** Whether a segment that is ended now would be carried soon. For any thread. */
  boolean isReady() {
    return !backsOff;
  }

  /** Lets the courier do a step, unless it must not try; returns how long to rest. */
  private Duration step() throws InterruptedException {
    try {
      Courier made = courier();
      Duration backoff = backoff(made); // another process may have met a failure meanwhile
      return backoff.isZero() ? step(made) : shorter(backoff, LOOKS_AGAIN);
    } catch (RuntimeException | Error e) {
      debug.trouble("the courier stumbled and goes on", e);
      closeCourier(); // it claims anew, from what stands on the disk
      return AFTER_A_STUMBLE;
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration step(Courier made) throws InterruptedException {
    Courier.Step step = made.step(end);
    if (step.delivered() + step.lost() > 0 || !step.trouble().isEmpty()) {
      String why = step.trouble().isEmpty() ? "" : ": " + step.trouble();
      debug.sent(
          "%s: delivered %d, lost %d%s"
              .formatted(made.destination(), step.delivered(), step.lost(), why));
    }
    if (!tellOfRestarts(made, step) && step.rest().isZero()) {
      warn(step.trouble());
    }
    backoff(made);
    return shorter(step.rest(), LOOKS_AGAIN);
  }

  /** What is wrong although the courier goes on; the same again would be no news. */
  private void warn(String trouble) {
    if (!trouble.isEmpty() && !trouble.equals(told)) {
      told = trouble;
      debug.tell(trouble);
    }
  }

  /** Whether the sink had to be made again: then the listener is told why. */
  private boolean tellOfRestarts(Courier courier, Courier.Step step) {
    int now = courier.restarts();
    boolean again = now > restarts;
    if (again) {
      restarts = now;
      debug.tell(
          "the sink of '%s' failed or did not come back, for the %d. time, and is made again%s"
              .formatted(
                  courier.destination(),
                  now,
                  step.trouble().isEmpty() ? "" : ": " + step.trouble()));
    }
    return again;
  }

  private void closeCourier() {
    Courier made = courier;
    if (made == null) {
      return;
    }
    try {
      made.close();
    } catch (IOException | RuntimeException e) {
      debug.trouble("the courier could not close its files", e);
    }
  }

  private void finish() {
    boolean interrupted = Thread.interrupted(); // an interrupt would close the courier's files
    closeCourier();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sleeps; false where the end has come. */
  private boolean sleep(Duration rest) throws InterruptedException {
    boolean close = closing.await(rest.toNanos(), TimeUnit.NANOSECONDS);
    return !close || debug.clock().instant().isBefore(end);
  }

  /** Lets it go on until then, and not longer. */
  void close(Instant by) {
    end = by;
    closing.countDown(); // before the look: one that is made meanwhile asks whether that is so
    Courier made = courier;
    if (made != null) {
      made.endBy(by);
    }
  }
}
