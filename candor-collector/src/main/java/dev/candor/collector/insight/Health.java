package dev.candor.collector.insight;

import dev.candor.collector.store.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What became of all that was received. Safe for use by several threads. */
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

  private final Store store;

  /** {@code received = stored + duplicate + quarantined + dropped}, at all times. */
  public record Row(long received, long stored, long duplicate, long quarantined, long dropped) {}

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
    LocalDate to = interval.to();
    long from = interval.from() == null ? Long.MIN_VALUE : minute(interval.from(), zone);
    long end = to == null ? Long.MAX_VALUE : minute(to.plusDays(1), zone);
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
                    product == null,
                    product == null ? "" : product,
                    from,
                    end)
                .getFirst());
  }

  private static long minute(LocalDate day, ZoneId zone) {
    return Math.floorDiv(day.atStartOfDay(zone).toEpochSecond(), 60L);
  }
}
