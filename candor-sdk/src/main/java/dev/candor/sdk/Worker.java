package dev.candor.sdk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the pipeline: the one thread that every event passes through. It sleeps while nothing is
 * recorded and nothing is due, and once woken waits a moment so that a burst is written at once.
 * Only {@link #end} ends it: an interrupt is the host's own, and would close every file it touches.
 *
 * <p>{@link #flush} and {@link #end} are for any thread.
 */
final class Worker implements Runnable {

  /** The wait, in milliseconds, of what has nothing to do until something comes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long LINGER_NANOS = 2_000_000;
  private static final long STUMBLE_NANOS = 1_000_000_000;

  private final Intake intake;
  private final Supplier<Works> maker;
  private final Routines routines;
  private final Debug debug;
  private volatile @Nullable Flushes flushes; // made with the first that is asked for
  private volatile @Nullable Thread self;
  private volatile boolean ending;
  private volatile boolean written;
  private volatile @Nullable Works works;
  private volatile boolean late; // the run was closed before the works were made
  private boolean begun;
  private boolean over;

  /** Drives what this makes. */
  Worker(Intake intake, Supplier<Works> maker, Routines routines, Debug debug) {
    this.intake = intake;
    this.maker = maker;
    this.routines = routines;
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
      Works last = made();
      last.chores().tell(last.pipeline().finish());
      tellLosses(last);
      if (late && last.marker() != null) {
        last.marker().end();
      }
    } catch (RuntimeException | Error e) {
      debug.trouble("telemetry could not end in order", e);
    } finally {
      over();
    }
  }

  /** The works, which are made now where they are not yet. */
  private Works made() {
    Works known = works;
    if (known == null) {
      known = maker.get();
      synchronized (this) {
        if (!late) {
          known.legs().start(this);
        }
        works = known;
      }
    }
    return known;
  }

  /**
   * Hands over the works to who ends the run, with their couriers and their marker; null where they
   * are not made yet: the worker then ends by itself what it still makes. For any thread.
   */
  synchronized @Nullable Works handOver() {
    late = works == null;
    return works;
  }

  /** The works; null where they are not made. For any thread. */
  @Nullable Works works() {
    return works;
  }

  private void writeLast() {
    forgetInterrupt();
    routines.end();
    Works last = made();
    written = last.pipeline().flush();
    begin(last); // before the intake is closed: it may tell of runs that were killed
    intake.close();
    flush(last);
  }

  private static void tellLosses(Works of) {
    for (Ledger.Line line : of.pipeline().untold()) {
      of.chores().tell(line);
    }
  }

  private void step() {
    forgetInterrupt();
    Works now = made();
    flush(now);
    boolean worked = now.pipeline().step();
    begin(now); // when the first events are written: it looks at files, and the tool may end
    if (now.pipeline().takeSealed()) {
      now.chores().sealed();
    }
    if (worked && now.pipeline().owes()) {
      tellLosses(now);
    }
    long untilRoutine = routines.step();
    if (!worked) {
      sleep(Math.min(now.pipeline().waitMillis(), untilRoutine));
    }
  }

  private void forgetInterrupt() {
    if (Thread.interrupted()) {
      debug.tell("telemetry's thread was interrupted, and goes on until it is closed");
    }
  }

  private void flush(Works now) {
    Flushes asked = flushes;
    if (asked != null && asked.isAsked()) {
      asked.begin();
      boolean whole = false;
      try {
        whole = now.pipeline().flush();
        tellLosses(now);
      } finally {
        asked.end(whole);
      }
    }
  }

  private void begin(Works now) {
    if (!begun) {
      begun = true;
      now.chores().begin();
    }
  }

  private void sleep(long millis) {
    if (!isCalled()) {
      intake.sleep(TimeUnit.MILLISECONDS.toNanos(millis));
      if (!isCalled()) {
        LockSupport.parkNanos(this, LINGER_NANOS);
      }
    }
  }

  private boolean isCalled() {
    Flushes asked = flushes;
    return ending || (asked != null && asked.isAsked()) || routines.isCalled();
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
    Flushes asked = flushes();
    long flush = asked.ask();
    wake();
    return asked.await(flush, atMost);
  }

  private synchronized Flushes flushes() {
    Flushes known = flushes;
    if (known == null) {
      known = new Flushes();
      if (over) {
        known.over();
      }
      flushes = known;
    }
    return known;
  }

  /** There are no more flushes. */
  private synchronized void over() {
    over = true;
    if (flushes != null) {
      flushes.over();
    }
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
