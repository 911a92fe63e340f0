package dev.candor.collector.store;

import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.Recent;
import java.util.List;
import java.util.UUID;

/** What the journal asks: which events got a verdict before. */
final class Seen {

  private static final String IDS =
      """
      SELECT DISTINCT i.product AS product, i.used AS used, i.id AS id
        FROM ids AS i
        JOIN (SELECT unnest(?::VARCHAR[]) AS product,
                     unnest(?::TINYINT[]) AS used,
                     unnest(?::UUID[]) AS id) AS q
          ON q.id = i.id AND q.product = i.product AND q.used = i.used
      """;

  private static final String RANGES =
      """
      SELECT r.product AS product, r.run AS run, r.first AS first, r.last AS last
        FROM ranges AS r
        JOIN (SELECT unnest(?::UUID[]) AS run) AS q
          ON q.run = r.run
      """;

  /** A run's UUID begins with the millisecond that it began in. */
  private static final String RANGES_SINCE =
      """
      SELECT product, run, first, last
        FROM ranges
       WHERE run >= ?::UUID
       ORDER BY run DESC
       LIMIT ?
      """;

  private static final String RECENT =
      """
      SELECT received, product, name, environment, time, 'stored' AS verdict,
             NULL AS reason, NULL AS path, fields AS body
        FROM events
       UNION ALL
      SELECT received, product, name, '' AS environment, received AS time, 'quarantined' AS verdict,
             reason, path, body
        FROM quarantine
       ORDER BY received DESC
       LIMIT ?
      """;

  private Seen() {}

  static List<Commit.OwnId> ids(Reading reading, List<Commit.OwnId> ids) {
    return reading.rows(
        IDS,
        row ->
            new Commit.OwnId(
                row.text("product"), Commit.OwnId.Use.of(row.whole("used")), row.uuid("id")),
        ids.stream().map(Commit.OwnId::product).toList(),
        ids.stream().map(id -> String.valueOf(id.use().code())).toList(),
        ids.stream().map(id -> id.id().toString()).toList());
  }

  static List<Commit.Range> ranges(Reading reading, List<UUID> runs) {
    return reading.rows(RANGES, Seen::range, runs.stream().map(UUID::toString).toList());
  }

  static List<Commit.Range> rangesSince(Reading reading, long epochMillis, int limit) {
    return reading.rows(
        RANGES_SINCE, Seen::range, new UUID(Math.max(0, epochMillis) << 16, 0).toString(), limit);
  }

  private static Commit.Range range(Columns row) {
    return new Commit.Range(
        row.text("product"), row.uuid("run"), row.whole("first"), row.whole("last"));
  }

  static List<Recent.Entry> recent(Reading reading, int limit) {
    return reading.rows(
        RECENT,
        row ->
            new Recent.Entry(
                row.instant("received"),
                row.text("product"),
                row.text("name"),
                row.text("environment"),
                row.instant("time"),
                row.text("verdict"),
                row.textOrNull("reason"),
                row.textOrNull("path"),
                row.text("body")),
        limit);
  }
}
