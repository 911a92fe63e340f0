package dev.candor.seeded.collector.insight;

import dev.candor.seeded.collector.ingest.SeededIngest;
import dev.candor.seeded.collector.web.SeededWeb;

/** Reaches up. */
public final class SeededInsight {

  private SeededInsight() {}

  /** Reaches. */
  public static void reach() {
    SeededWeb.use(); // caught by layers, cycles
    SeededIngest.use(); // caught by layers, cycles
  }

  /** Does nothing. */
  public static void use() {}
}
