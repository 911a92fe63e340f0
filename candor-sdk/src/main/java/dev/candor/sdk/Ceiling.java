package dev.candor.sdk;

import dev.candor.Level;

/**
 * How much a run may record while it goes on: what was decided when it began, or less where
 * somebody has refused since. It is asked anew at most every second, and never rises: who opts in
 * while a tool runs does so from its next run on. Not safe for use by several threads.
 */
final class Ceiling {

  private static final long MILLIS = 1_000;

  private final Consent consent;
  private Level level;
  private long asked = Long.MIN_VALUE;

  /** A run's, which began at this level. */
  Ceiling(Consent consent, Level began) {
    this.consent = consent;
    this.level = began;
  }

  /** The level at a time, in milliseconds of the epoch. */
  Level at(long epochMillis) {
    if (asked == Long.MIN_VALUE || epochMillis < asked) {
      asked = epochMillis; // the first event, or a clock that was put back
    } else if (epochMillis - asked >= MILLIS) {
      asked = epochMillis;
      Level now = consent.decide().level();
      level = now.compareTo(level) < 0 ? now : level;
    }
    return level;
  }
}
