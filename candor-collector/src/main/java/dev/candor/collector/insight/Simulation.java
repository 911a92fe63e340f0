package dev.candor.collector.insight;

import dev.candor.collector.store.Reading;
import dev.candor.collector.store.Store;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether events of a product are of a simulation, so that no page shows them as real. Safe for use
 * by several threads.
 */
public final class Simulation {

  private static final String FILES = "SELECT count(*) AS n FROM sealed_files";

  private static final String ANY =
      """
      SELECT count(*) AS n
        FROM (SELECT 1 FROM events WHERE product = ? AND environment = 'simulated' LIMIT 1)
      """;

  private static final String ANY_LIVE =
      """
      SELECT count(*) AS n
        FROM (SELECT 1 FROM live_events WHERE product = ? AND environment = 'simulated' LIMIT 1)
      """;

  private final Store store;
  private final Map<String, Known> cache = new ConcurrentHashMap<>();

  /** What was found when so many files were sealed, which do not change. */
  private record Known(long files, boolean simulated) {}

  /** Over a store. */
  public Simulation(Store store) {
    this.store = store;
  }

  /** Whether any event of a product says {@code simulated}. */
  public boolean of(String product) {
    return store.read(reading -> of(reading, product));
  }

  private boolean of(Reading reading, String product) {
    long files = reading.rows(FILES, row -> row.whole("n")).getFirst();
    Known known = cache.get(product);
    if (known == null || known.files() != files) {
      known = new Known(files, any(reading, ANY, product));
      cache.put(product, known);
    }
    return known.simulated() || any(reading, ANY_LIVE, product);
  }

  private static boolean any(Reading reading, String sql, String product) {
    return reading.rows(sql, row -> row.whole("n"), product).getFirst() > 0;
  }
}
