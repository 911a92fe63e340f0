package dev.candor.seeded.collector.ingest;

import dev.candor.seeded.collector.store.SeededStore;

/** Knows what the core may not know. */
public final class SeededIngest {

  private SeededIngest() {}

  /** Reaches. */
  public static void reach() {
    SeededStore.use(); // caught by layers, cycles
    io.helidon.seeded.StandIn.use(); // caught by core
    org.duckdb.seeded.StandIn.use(); // caught by core, sql
    java.net.http.HttpClient.newBuilder(); // caught by core
    java.sql.DriverManager.getDrivers(); // caught by core, sql
  }

  /** Does nothing. */
  public static void use() {}
}
