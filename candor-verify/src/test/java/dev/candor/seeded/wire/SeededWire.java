package dev.candor.seeded.wire;

import dev.candor.seeded.Seeded;

/** Reaches where the wire may not. */
public final class SeededWire {

  private SeededWire() {}

  /** Reaches. */
  public static void reach() {
    Seeded.use(); // caught by wire-api, cycles
  }

  /** Does nothing. */
  public static void use() {}
}
