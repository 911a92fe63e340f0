package dev.candor.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The threads that telemetry makes in somebody else's process: the worker, a courier for each
 * destination, one for each call to a sink while it lasts, and one that the JVM starts at its end.
 */
final class Threads {

  private Threads() {}

  /** A daemon thread, not yet started; its name says whose it is. */
  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(null, work, "candor-" + name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Starts a daemon thread; null where the system gives this process no more. */
  static @Nullable Thread start(String name, Runnable work, Debug debug) {
    Thread thread = daemon(name, work);
    try {
      thread.start();
      return thread;
    } catch (OutOfMemoryError e) {
      debug.trouble("telemetry has no thread", e);
      return null;
    }
  }
}
