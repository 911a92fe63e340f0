package dev.candor.sdk;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits until what they recorded is on the disk. However many ask, at most one flush runs and
 * one is to come. Safe for use by several threads.
 */
final class Flushes {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private volatile long asked;
  private volatile long begun;
  private long done;
  private long partial;
  private boolean over;

  /** Asks for a flush that begins from now on; wake the worker before {@link #await}. */
  long ask() {
    lock.lock();
    try {
      if (asked == begun) {
        asked = begun + 1;
      }
      return asked;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a flush is to come. */
  boolean isAsked() {
    return asked != begun;
  }

  /** Begins the flush that is to come. */
  void begin() {
    lock.lock();
    try {
      begun = asked;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the flush that was begun. */
  void end(boolean everything) {
    lock.lock();
    try {
      done = begun;
      if (!everything) {
        partial = begun;
      }
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * There are no more flushes: who waits still, or asks again, is told that theirs did not come.
   */
  void over() {
    lock.lock();
    try {
      over = true;
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a flush.
   *
   * @return whether everything is on the disk; false, too, where that took too long
   * @throws InterruptedException if the caller is interrupted
   */
  boolean await(long flush, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (done < flush && left > 0 && !over) {
        left = answered.awaitNanos(left);
      }
      return done >= flush && partial < flush;
    } finally {
      lock.unlock();
    }
  }
}
