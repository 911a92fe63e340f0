package dev.candor.seeded.cycle.east;

import dev.candor.seeded.cycle.west.SeededWest;

/** Half of a cycle. */
public final class SeededEast {

  private SeededEast() {}

  /** Reaches. */
  public static void reach() {
    SeededWest.use(); // caught by cycles
  }

  /** Does nothing. */
  public static void use() {}
}
