package dev.candor.collector.insight;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that are asked about, both ends among them.
 *
 * @param from the first; null for the first that anything is kept of
 * @param to the last; null for the last that anything is kept of
 */
public record Interval(@Nullable LocalDate from, @Nullable LocalDate to) {

  /** The most days that are answered: a hundred years, where history is taken from 1990 on. */
  public static final int MAX_DAYS = 36_525;

  /** Everything that is kept. */
  public static final Interval ALL = new Interval(null, null);

  /** Whether it has no end and no beginning of its own. */
  boolean isAll() {
    return from == null && to == null;
  }
}
