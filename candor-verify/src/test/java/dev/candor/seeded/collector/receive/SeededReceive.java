package dev.candor.seeded.collector.receive;

import dev.candor.seeded.collector.insight.SeededInsight;

/** Reaches down, and past the core. */
public final class SeededReceive {

  private SeededReceive() {}

  /** Reaches. */
  public static void reach() {
    SeededInsight.use(); // caught by layers, cycles
    java.sql.DriverManager.getDrivers(); // caught by sql
    org.duckdb.seeded.StandIn.use(); // caught by sql
  }

  /** Does nothing. */
  public static void use() {}
}
