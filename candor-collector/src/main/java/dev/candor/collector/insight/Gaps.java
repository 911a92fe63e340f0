package dev.candor.collector.insight;

import dev.candor.collector.store.Store;
import dev.candor.wire.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The runs of which numbers are missing between the first and the last that arrived, those with
 * most first. No loss by itself: what leaves as a count, is withheld or sampled, has an id of its
 * own, or still waits in a spool, has a number, too. Safe for use by several threads.
 */
public final class Gaps {

  /** Of what is asked about, a run's ranges never overlap: a number has one verdict. */
  private static final String SQL =
      """
      SELECT run,
             (max(last)::HUGEINT - min(first) + 1 - sum(last - first + 1))::BIGINT AS missing,
             count(*) OVER () AS runs
        FROM ranges
       WHERE product = ?
         AND run >= ?::UUID
       GROUP BY run
      HAVING missing > 0
       ORDER BY missing DESC, run
       LIMIT 5
      """;

  private final Store store;

  /**
   * One run: who it was of is not known here, and which one it was is not told.
   *
   * @param began the day that it began on
   * @param missing how many numbers are missing; above 0
   * @param runs how many runs have gaps, this one and all others
   */
  public record Row(LocalDate began, long missing, long runs) {}

  /** Over a store. */
  public Gaps(Store store) {
    this.store = store;
  }

  /**
   * Looks at a product's runs that began since a day did; the five with most gaps, as where a share
   * of events is sampled nearly every run has some.
   */
  public List<Row> since(String product, LocalDate day, ZoneId zone) {
    long from = Math.max(0, day.atStartOfDay(zone).toInstant().toEpochMilli());
    return store.read(
        reading ->
            reading.rows(
                SQL,
                row ->
                    new Row(began(row.uuid("run"), zone), row.whole("missing"), row.whole("runs")),
                product,
                new UUID(from << 16, 0).toString()));
  }

  private static LocalDate began(UUID run, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(RunId.epochMillis(run)), zone);
  }
}
