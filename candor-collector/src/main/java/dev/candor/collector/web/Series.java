package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A count for each day. A day that is not there was not counted, which is not the same as zero: it
 * is drawn as a gap.
 *
 * @param counts by day
 */
public record Series(NavigableMap<LocalDate, Long> counts) {

  /**
   * One day's count.
   *
   * @param count zero or more
   */
  public record DayCount(LocalDate day, long count) {}

  /** Copies its map. */
  public Series {
    counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
  }

  /** A series of these days, in any order. */
  public static Series of(List<DayCount> days) {
    TreeMap<LocalDate, Long> counts = new TreeMap<>();
    days.forEach(day -> counts.put(day.day(), day.count()));
    return new Series(counts);
  }

  OptionalLong on(LocalDate day) {
    Long count = counts.get(day);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** The sum of the days that end with this one; empty if none of them was counted. */
  OptionalLong sum(LocalDate last, int days) {
    var window = counts.subMap(last.minusDays(days - 1L), true, last, true).values();
    return window.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(window.stream().mapToLong(Long::longValue).sum());
  }

  Optional<LocalDate> first() {
    return counts.isEmpty() ? Optional.empty() : Optional.of(counts.firstKey());
  }

  Optional<LocalDate> last() {
    return counts.isEmpty() ? Optional.empty() : Optional.of(counts.lastKey());
  }
}
