package dev.candor.sdk;

import dev.candor.Level;

/**
 * How much a run may record while it goes on: what was decided when it began, or less where
 * somebody has refused since. It is asked anew at most every second, and never rises: who opts in
 * while a tool runs does so from its next run on. Where a file cannot be read for a moment, as the
 * tool has too many others open, nothing is recorded for that moment alone. Not safe for use by
 * several threads.
 */
final class Ceiling {

  private static final long MILLIS = 1_000;

  private final Consent consent;
  private Level level;
  private Level now;
  private long asked = Long.MIN_VALUE;

  /** A run's, which began at this level. */
  Ceiling(Consent consent, Level began) {
    this.consent = consent;
    this.level = began;
    this.now = began;
  }

  /** The level at a time, in milliseconds of the epoch. */
  Level at(long epochMillis) {
    if (asked == Long.MIN_VALUE || epochMillis < asked) {
      asked = epochMillis; // the first event, or a clock that was put back
    } else if (epochMillis - asked >= MILLIS) {
      asked = epochMillis;
      Consent.Decision decision = consent.decide();
      now = decision.level().compareTo(level) < 0 ? decision.level() : level;
      level = decision.unread() ? level : now;
    }
    return now;
  }
}
