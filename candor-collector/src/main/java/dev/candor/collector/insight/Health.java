package dev.candor.collector.insight;

import dev.candor.collector.store.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all that was received, and what senders say never left. Safe for use by several
 * threads.
 */
public final class Health {

  private static final String SQL =
      """
      SELECT coalesce(sum(received), 0)::BIGINT AS received,
             coalesce(sum(stored), 0)::BIGINT AS stored,
             coalesce(sum(duplicate), 0)::BIGINT AS duplicate,
             coalesce(sum(quarantined), 0)::BIGINT AS quarantined,
             coalesce(sum(dropped), 0)::BIGINT AS dropped
        FROM tallies
       WHERE (?::BOOLEAN OR product = ?)
         AND minute >= ?
         AND minute < ?
      """;

  private static final String LOST =
      """
      SELECT reason, least(sum(n), 9223372036854775807)::BIGINT AS n
        FROM losses
       WHERE (?::BOOLEAN OR product = ?)
         AND minute >= ?
         AND minute < ?
       GROUP BY reason
       ORDER BY n DESC, reason
      """;

  private final Store store;

  /** {@code received = stored + duplicate + quarantined + dropped}, at all times. */
  public record Row(long received, long stored, long duplicate, long quarantined, long dropped) {}

  /** How many events were lost before they could be sent, for one reason of the senders'. */
  public record Lost(String reason, long n) {}

  /** Over a store. */
  public Health(Store store) {
    this.store = store;
  }

  /**
   * Adds up what was received on the days of an interval.
   *
   * @param product the one that is asked about; null for all
   */
  public Row row(@Nullable String product, Interval interval, ZoneId zone) {
    return store.read(
        reading ->
            reading
                .rows(
                    SQL,
                    row ->
                        new Row(
                            row.whole("received"),
                            row.whole("stored"),
                            row.whole("duplicate"),
                            row.whole("quarantined"),
                            row.whole("dropped")),
                    parameters(product, interval, zone))
                .getFirst());
  }

  /**
   * Adds up what senders told on the days of an interval, the most frequent reason first.
   *
   * @param product the one that is asked about; null for all
   */
  public List<Lost> lost(@Nullable String product, Interval interval, ZoneId zone) {
    return store.read(
        reading ->
            reading.rows(
                LOST,
                row -> new Lost(row.text("reason"), row.whole("n")),
                parameters(product, interval, zone)));
  }

  private static Object[] parameters(@Nullable String product, Interval interval, ZoneId zone) {
    LocalDate to = interval.to();
    return new Object[] {
      product == null,
      product == null ? "" : product,
      interval.from() == null ? Long.MIN_VALUE : minute(interval.from(), zone),
      to == null ? Long.MAX_VALUE : minute(to.plusDays(1), zone)
    };
  }

  private static long minute(LocalDate day, ZoneId zone) {
    return Math.floorDiv(day.atStartOfDay(zone).toEpochSecond(), 60L);
  }
}
