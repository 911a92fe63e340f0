package dev.candor.sdk;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of one method and route. Not safe for use by several threads.
 *
 * <p>Of the times at most {@value #MAX_TIMES} are kept. When they are full every second one is
 * given up, and from then on only every second, fourth, … request's time is taken: the percentiles
 * are then those of an even part of the requests. No count is ever given up.
 */
final class RequestCounts {

  private static final int MAX_TIMES = 1_024;
  private static final int CLASSES = 6;

  private final long[] counts = new long[CLASSES];
  private long[] times = new long[16];
  private int kept;
  private long timed;
  private long stride = 1;

  /**
   * Counts a request.
   *
   * @param status the first digit of its status from 1 to 5; 0 where it had no answer
   * @param took how long it took, or null where nobody knows
   */
  void add(int status, @Nullable Duration took) {
    counts[status]++;
    if (took != null && timed++ % stride == 0) {
      keep(Math.max(0, took.toNanos()));
    }
  }

  private void keep(long nanos) {
    if (kept == MAX_TIMES) {
      for (int i = 0; i < MAX_TIMES / 2; i++) {
        times[i] = times[2 * i];
      }
      kept = MAX_TIMES / 2;
      stride *= 2;
    } else if (kept == times.length) {
      times = Arrays.copyOf(times, 2 * kept);
    }
    times[kept++] = nanos;
  }

  RequestSummary summary(String method, String route, Duration window) {
    long[] sorted = Arrays.copyOf(times, kept);
    Arrays.sort(sorted);
    return new RequestSummary(
        method,
        route,
        window,
        count(1),
        count(2),
        count(3),
        count(4),
        count(5),
        count(0),
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99));
  }

  private @Nullable Long count(int status) {
    return counts[status] == 0 ? null : counts[status];
  }

  /** By nearest rank: the least value that so many of a hundred do not exceed. */
  private static @Nullable Duration percentile(long[] sorted, int percent) {
    int rank = (int) ((sorted.length * (long) percent + 99) / 100);
    return rank == 0 ? null : Duration.ofNanos(sorted[rank - 1]);
  }
}
