package dev.candor.sdk;

import dev.candor.Telemetry;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the handler of uncaught exceptions that was there, records, waits a moment until
 * the disk has it, and hands on: for the tool nothing is different, not even what is printed.
 *
 * <p>Recording comes first, as the handler behind may end the process. A thread with a handler of
 * its own, and a pool that keeps what its tasks throw, never come here: that is what a guard is
 * for.
 */
final class Uncaught implements UncaughtExceptionHandler {

  /** The last Java in which the end of a stopped thread is not printed. */
  private static final int SILENT_DEATHS = 19;

  private final Inlet inlet;
  private final Telemetry telemetry;
  private final Runnable flush;
  private final Function<? super Throwable, ? extends Record> panic;
  private final @Nullable UncaughtExceptionHandler behind;
  private volatile boolean removed;

  private Uncaught(
      Inlet inlet,
      Telemetry telemetry,
      Function<? super Throwable, ? extends Record> panic,
      Runnable flush,
      @Nullable UncaughtExceptionHandler behind) {
    this.inlet = inlet;
    this.telemetry = telemetry;
    this.flush = flush;
    this.panic = panic;
    this.behind = behind;
  }

  /**
   * Puts one before the handler that is there.
   *
   * @param flush waits a moment until what was recorded is on the disk
   */
  static Uncaught install(
      Inlet inlet,
      Telemetry telemetry,
      Function<? super Throwable, ? extends Record> panic,
      Runnable flush) {
    Uncaught hook =
        new Uncaught(inlet, telemetry, panic, flush, Thread.getDefaultUncaughtExceptionHandler());
    Thread.setDefaultUncaughtExceptionHandler(hook);
    return hook;
  }

  /**
   * Puts the handler back that was there. Where somebody has put another before this one, it stays
   * where it is and only hands on.
   */
  void remove() {
    removed = true;
    if (Thread.getDefaultUncaughtExceptionHandler() == this) {
      Thread.setDefaultUncaughtExceptionHandler(behind);
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (!removed) {
      record(failure);
    }
    if (behind != null) {
      behind.uncaughtException(thread, failure);
    } else {
      print(thread, failure);
    }
  }

  private void record(Throwable failure) {
    try {
      inlet.panics().uncaught(failure, panic, telemetry);
      flush.run();
    } catch (RuntimeException | Error e) { // a heap that is full: the tool's own handler goes on
      inlet.lose(Loss.NOT_MADE, 1);
    }
  }

  /** As {@link ThreadGroup} does where there is no handler. */
  private static void print(Thread thread, Throwable failure) {
    boolean death = failure.getClass().getName().equals("java.lang.ThreadDeath");
    if (!death || Runtime.version().feature() > SILENT_DEATHS) {
      System.err.print("Exception in thread \"" + thread.getName() + "\" ");
      failure.printStackTrace(System.err);
    }
  }
}
