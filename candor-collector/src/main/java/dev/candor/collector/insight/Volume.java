package dev.candor.collector.insight;

import dev.candor.collector.store.Columns;
import dev.candor.collector.store.Reading;
import dev.candor.collector.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How many events of each name are kept. Safe for use by several threads. */
public final class Volume {

  private static final String ROLLED =
      """
      SELECT name, sum(n)::BIGINT AS stored
        FROM (SELECT name, n FROM event_hours
               WHERE product = ? AND day BETWEEN ? AND ?
               UNION ALL
              SELECT name, count(*) AS n FROM live_events
               WHERE product = ? AND day BETWEEN ? AND ?
               GROUP BY name)
       GROUP BY name
       ORDER BY name
      """;

  private static final String ROWS =
      """
      SELECT name, count(*) AS stored
        FROM events
       WHERE product = ?
         AND time >= ?
         AND time < ?
         AND (epoch_us(time) // 1000000 + ?::BIGINT) // 86400 BETWEEN ? AND ?
       GROUP BY name
      """;

  private final Store store;

  /** The events of one name. */
  public record Row(String product, String name, long stored) {}

  /** Over a store. */
  public Volume(Store store) {
    this.store = store;
  }

  /** Counts the events of some products whose days are in an interval. */
  public List<Row> rows(List<String> products, Interval interval, ZoneId zone) {
    return store.read(
        reading -> {
          List<Row> rows = new ArrayList<>();
          for (String product : products) {
            rows.addAll(
                interval.isAll() || zone.equals(store.zone())
                    ? rolled(reading, product, interval)
                    : fromRows(reading, product, interval, zone));
          }
          return rows;
        });
  }

  private static List<Row> rolled(Reading reading, String product, Interval interval) {
    KeptDays days = KeptDays.of(reading, product).within(interval);
    return reading.rows(
        ROLLED,
        row -> row(product, row),
        product,
        days.first(),
        days.last(),
        product,
        days.first(),
        days.last());
  }

  private static List<Row> fromRows(
      Reading reading, String product, Interval interval, ZoneId zone) {
    List<Instant> kept = KeptDays.instants(reading, product);
    TreeMap<String, Row> byName = new TreeMap<>();
    if (!kept.isEmpty()) {
      KeptDays days = KeptDays.of(kept, zone).within(interval);
      for (ZoneSegments.Segment segment :
          ZoneSegments.between(zone, kept.getFirst(), kept.getLast())) {
        reading.forEach(
            ROWS,
            row ->
                byName.merge(
                    row.text("name"),
                    row(product, row),
                    (a, b) -> new Row(product, a.name(), a.stored() + b.stored())),
            product,
            segment.from(),
            segment.to(),
            segment.offsetSeconds(),
            days.first(),
            days.last());
      }
    }
    return List.copyOf(byName.values());
  }

  private static Row row(String product, Columns row) {
    return new Row(product, row.text("name"), row.whole("stored"));
  }
}
