package dev.candor.sdk;

import java.time.Duration;

/**
 * What counts as the same failure again and again.
 *
 * @param times how often a command must end with the same exit code, 2 to {@value #MOST_TIMES}
 * @param within in what time, more than zero
 * @param quiet for how long it is not told again; zero tells each time
 */
public record Failures(int times, Duration within, Duration quiet) {

  static final int MOST_TIMES = 100;

  /** Checks its numbers. */
  public Failures {
    if (times < 2 || times > MOST_TIMES) {
      throw new IllegalArgumentException("times=" + times + " must be 2 to " + MOST_TIMES);
    }
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("within=" + within + " must be more than zero");
    }
    if (quiet.isNegative()) {
      throw new IllegalArgumentException("quiet=" + quiet + " must not be negative");
    }
  }

  /** Three times within ten minutes, told once an hour: somebody who tries and does not get on. */
  public static Failures defaults() {
    return new Failures(3, Duration.ofMinutes(10), Duration.ofHours(1));
  }
}
