package dev.candor.collector.insight;

import dev.candor.collector.store.Reading;
import java.util.List;

/** The products that events are kept of. */
public final class Products {

  private static final String SQL =
      """
      SELECT product FROM event_hours
       UNION
      SELECT product FROM live_events
       ORDER BY product
      """;

  private Products() {}

  /** Their names, in order. */
  public static List<String> of(Reading reading) {
    return reading.rows(SQL, row -> row.text("product"));
  }
}
