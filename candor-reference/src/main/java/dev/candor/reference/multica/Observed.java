package dev.candor.reference.multica;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How numbers that a database holds become numbers that are measured. */
final class Observed {

  private Observed() {}

  /**
   * The time between two moments; null, which is not measured at all, where one is not known, and
   * nothing where a clock went backwards.
   */
  static @Nullable Duration between(@Nullable Instant start, @Nullable Instant end) {
    if (start == null || end == null) {
      return null;
    }
    Duration between = Duration.between(start, end);
    return between.isNegative() ? Duration.ZERO : between;
  }

  /** A time that took place; null where there was none, such as that of an unmerged change. */
  static @Nullable Duration positive(@Nullable Duration duration) {
    return duration == null || duration.isNegative() || duration.isZero() ? null : duration;
  }

  /** The number of an attempt: a first one is always made. */
  static int attempt(int attempt) {
    return Math.max(1, attempt);
  }
}
