package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A product's routines, each called when it wants to be. Not safe for use by several threads, but
 * for {@link #isCalled} and what the routines are woken by.
 */
final class Routines {

  private static final Duration AFTER_A_STUMBLE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(1); // far from what milliseconds can say

  private final List<Round> rounds = new ArrayList<>();
  private final Debug debug;

  private static final class Round {
    private final Routine routine;
    private Instant began = Instant.MAX; // so that the first step is due
    private Duration wait = Duration.ZERO;
    private volatile boolean woken;

    private Round(Routine routine) {
      this.routine = routine;
    }
  }

  Routines(List<Routine> routines, Debug debug) {
    for (Routine routine : routines) {
      rounds.add(new Round(routine));
    }
    this.debug = debug;
  }

  /** Has the routines wake the worker where they want to be called sooner than they asked for. */
  void wokenBy(Worker worker) {
    for (Round round : rounds) {
      try {
        round.routine.wokenBy(
            () -> {
              round.woken = true;
              worker.wake();
            });
      } catch (RuntimeException | Error e) {
        debug.trouble("a routine stumbled and is called all the same", e);
      }
    }
  }

  /** Whether one of them was woken since it was last called. */
  boolean isCalled() {
    for (Round round : rounds) {
      if (round.woken) {
        return true;
      }
    }
    return false;
  }

  /**
   * Calls those that are due; returns in how many milliseconds the next is, or {@link
   * Worker#NEVER}.
   */
  long step() {
    long least = Worker.NEVER;
    for (Round round : rounds) {
      Instant now = debug.clock().instant();
      long left = left(round, now);
      if (left <= 0 || round.woken) {
        round.woken = false;
        round.began = now;
        round.wait = step(round.routine, now);
        left = Math.max(1, left(round, now));
      }
      least = Math.min(least, left);
    }
    return least;
  }

  private static long left(Round round, Instant now) {
    boolean back = now.isBefore(round.began); // the clock went back
    return back ? 0 : round.wait.minus(Duration.between(round.began, now)).toMillis();
  }

  private Duration step(Routine routine, Instant now) {
    try {
      Duration wait = Objects.requireNonNull(routine.step(now), "how long until the next call");
      if (wait.isNegative()) {
        return Duration.ZERO;
      }
      return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    } catch (RuntimeException | Error e) {
      debug.trouble("a routine stumbled and is called again", e);
      return AFTER_A_STUMBLE;
    }
  }

  /** Calls each a last time. */
  void end() {
    for (Round round : rounds) {
      try {
        round.routine.end(debug.clock().instant());
      } catch (RuntimeException | Error e) {
        debug.trouble("a routine could not end in order", e);
      }
    }
  }
}
