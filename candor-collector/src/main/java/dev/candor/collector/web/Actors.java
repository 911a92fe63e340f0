package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * How many actors were active, day by day. Each series reaches from the first day of the range, or
 * from 56 days before the last complete day if that is earlier, so that a tile can be compared with
 * the same window before; and to the current, incomplete day.
 *
 * @param developers DEVELOPMENT in the 28 days that end with the day
 * @param runners RUNTIME in those 28 days, and no developer
 * @param daily active on the day
 * @param weekly active in the 7 days that end with it
 * @param monthly active in the 28 days that end with it
 * @param fresh first seen on the day
 */
public record Actors(
    Series developers, Series runners, Series daily, Series weekly, Series monthly, Series fresh) {

  /** The first day that has any figure, or the given one where none has. */
  LocalDate earliest(LocalDate otherwise) {
    return all()
        .flatMap(series -> series.first().stream())
        .min(LocalDate::compareTo)
        .orElse(otherwise);
  }

  /** The last day that has any figure, or the given one where none is later. */
  LocalDate latest(LocalDate atLeast) {
    return Stream.concat(Stream.of(atLeast), all().flatMap(series -> series.last().stream()))
        .max(LocalDate::compareTo)
        .orElse(atLeast);
  }

  private Stream<Series> all() {
    return Stream.of(developers, runners, daily, weekly, monthly, fresh);
  }
}
