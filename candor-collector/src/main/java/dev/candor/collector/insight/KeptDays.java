package dev.candor.collector.insight;

import dev.candor.collector.store.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The first and the last day that events of a product are kept of.
 *
 * @param first since the epoch
 * @param last since the epoch; before {@code first} where there are none
 */
record KeptDays(long first, long last) {

  private static final String BY_DAY =
      """
      SELECT coalesce(min(day), 0) AS first, coalesce(max(day), -1) AS last
        FROM (SELECT min(day) AS day FROM event_hours WHERE product = ?
               UNION ALL
              SELECT max(day) AS day FROM event_hours WHERE product = ?
               UNION ALL
              SELECT min(day) AS day FROM live_events WHERE product = ?
               UNION ALL
              SELECT max(day) AS day FROM live_events WHERE product = ?)
      """;

  private static final String BY_TIME =
      """
      SELECT epoch_us(min(time)) AS first, epoch_us(max(time)) AS last, count(*) AS n
        FROM events
       WHERE product = ?
      """;

  /** In the zone of the collector. */
  static KeptDays of(Reading reading, String product) {
    return reading
        .rows(
            BY_DAY,
            row -> new KeptDays(row.whole("first"), row.whole("last")),
            product,
            product,
            product,
            product)
        .getFirst();
  }

  /** The first and the last instant; empty where there are none. */
  static List<Instant> instants(Reading reading, String product) {
    return reading
        .rows(
            BY_TIME,
            row ->
                row.whole("n") == 0
                    ? List.<Instant>of()
                    : List.of(instant(row.whole("first")), instant(row.whole("last"))),
            product)
        .getFirst();
  }

  static KeptDays of(List<Instant> instants, ZoneId zone) {
    return instants.isEmpty()
        ? new KeptDays(0, -1)
        : new KeptDays(
            LocalDate.ofInstant(instants.getFirst(), zone).toEpochDay(),
            LocalDate.ofInstant(instants.getLast(), zone).toEpochDay());
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  /** The days of an interval; what it leaves open is closed by what is kept, if anything is. */
  KeptDays within(Interval interval) {
    if (last < first && (interval.from() == null || interval.to() == null)) {
      return this;
    }
    long from = interval.from() == null ? first : interval.from().toEpochDay();
    long to = interval.to() == null ? last : interval.to().toEpochDay();
    return new KeptDays(from, to);
  }
}
