package dev.candor.collector.insight;

import dev.candor.collector.store.Store;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Why events of a product were put apart, most frequent first. Safe for use by several threads. */
public final class QuarantineReasons {

  private static final String SQL =
      """
      SELECT reason, count(*) AS n
        FROM quarantine
       WHERE product = ?
         AND received >= ?
       GROUP BY reason
       ORDER BY n DESC, reason
      """;

  private final Store store;

  /** How many were put apart for one reason. */
  public record Row(String reason, long n) {}

  /** Over a store. */
  public QuarantineReasons(Store store) {
    this.store = store;
  }

  /** The products that events are kept apart of. */
  public List<String> products() {
    return store.read(
        reading ->
            reading.rows("SELECT DISTINCT product FROM quarantine", row -> row.text("product")));
  }

  /** Counts what was received since a day began. */
  public List<Row> since(String product, LocalDate day, ZoneId zone) {
    return store.read(
        reading ->
            reading.rows(
                SQL,
                row -> new Row(row.text("reason"), row.whole("n")),
                product,
                day.atStartOfDay(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()));
  }
}
