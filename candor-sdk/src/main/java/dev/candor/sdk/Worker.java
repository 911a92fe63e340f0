package dev.candor.sdk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drives the pipeline: the one thread that every event passes through. It sleeps while nothing is
 * recorded and nothing is due, and once woken waits a moment so that a burst is written at once.
 * Only {@link #end} ends it: an interrupt is the host's own, and would close every file it touches.
 *
 * <p>{@link #flush} and {@link #end} are for any thread.
 */
final class Worker implements Runnable {

  private static final long LINGER_NANOS = 2_000_000;
  private static final long STUMBLE_NANOS = 1_000_000_000;

  private final Intake intake;
  private final Pipeline pipeline;
  private final Routines routines;
  private final Chores chores;
  private final Debug debug;
  private final Flushes flushes = new Flushes();
  private volatile @Nullable Thread self;
  private volatile boolean ending;
  private volatile boolean written;
  private boolean begun;

  Worker(Intake intake, Pipeline pipeline, Routines routines, Chores chores, Debug debug) {
    this.intake = intake;
    this.pipeline = pipeline;
    this.routines = routines;
    this.chores = chores;
    this.debug = debug;
    routines.wokenBy(this);
  }

  @Override
  public void run() {
    self = Thread.currentThread();
    while (!ending) {
      try {
        step();
      } catch (RuntimeException | Error e) {
        debug.trouble("telemetry stumbled and goes on", e);
        LockSupport.parkNanos(this, STUMBLE_NANOS);
      }
    }
    try {
      writeLast();
    } catch (RuntimeException | Error e) {
      debug.trouble("telemetry could not write its last events", e);
    }
    try {
      chores.tell(pipeline.finish());
      tell();
    } catch (RuntimeException | Error e) {
      debug.trouble("telemetry could not end in order", e);
    } finally {
      flushes.over();
    }
  }

  private void writeLast() {
    forgetInterrupt();
    routines.end();
    written = pipeline.flush();
    begin(); // before the intake is closed: it may tell of runs that were killed
    intake.close();
    flush();
  }

  private void tell() {
    for (Ledger.Entry entry : pipeline.untold()) {
      chores.tell(entry);
    }
  }

  private void step() {
    forgetInterrupt();
    flush();
    boolean worked = pipeline.step();
    begin(); // when the first events are written: it looks at files, and the tool may end
    if (pipeline.takeSealed()) {
      chores.sealed();
    }
    if (worked && pipeline.owes()) {
      tell();
    }
    long untilRoutine = routines.step();
    if (!worked) {
      sleep(untilRoutine);
    }
  }

  private void forgetInterrupt() {
    if (Thread.interrupted()) {
      debug.tell("telemetry's thread was interrupted, and goes on until it is closed");
    }
  }

  private void flush() {
    if (flushes.isAsked()) {
      flushes.begin();
      boolean whole = false;
      try {
        whole = pipeline.flush();
        tell();
      } finally {
        flushes.end(whole);
      }
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      chores.begin();
    }
  }

  private void sleep(long untilRoutine) {
    long untilRows = pipeline.waitMillis();
    long wait =
        untilRows < 0 || untilRoutine < 0
            ? Math.max(untilRows, untilRoutine)
            : Math.min(untilRows, untilRoutine);
    if (!isCalled()) {
      intake.sleep(wait < 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(wait));
      if (!isCalled()) {
        LockSupport.parkNanos(this, LINGER_NANOS);
      }
    }
  }

  private boolean isCalled() {
    return ending || flushes.isAsked() || routines.isCalled();
  }

  /**
   * Has all written that was recorded until now, but waits for it no longer than this.
   *
   * @return whether it is, in the local store and the spool
   */
  boolean flush(Duration atMost) throws InterruptedException {
    if (Thread.currentThread().equals(self)) {
      return false; // a listener or a routine, for which the thread that would do it waits
    }
    long flush = flushes.ask();
    wake();
    return flushes.await(flush, atMost);
  }

  /** Whether all is written that was recorded before the end: what is left is to account for it. */
  boolean hasWritten() {
    return written;
  }

  /** Ends the run: the thread writes what is left, and dies. */
  void end() {
    ending = true;
    wake();
  }

  /** Has it look whether there is something to do. */
  void wake() {
    LockSupport.unpark(self);
  }
}
