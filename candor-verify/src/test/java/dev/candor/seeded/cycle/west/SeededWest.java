package dev.candor.seeded.cycle.west;

import dev.candor.seeded.cycle.east.SeededEast;

/** The other half. */
public final class SeededWest {

  private SeededWest() {}

  /** Reaches. */
  public static void reach() {
    SeededEast.use(); // caught by cycles
  }

  /** Does nothing. */
  public static void use() {}
}
