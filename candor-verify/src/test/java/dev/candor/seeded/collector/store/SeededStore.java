package dev.candor.seeded.collector.store;

import dev.candor.seeded.collector.receive.SeededReceive;

/** Reaches up. */
public final class SeededStore {

  private SeededStore() {}

  /** Reaches. */
  public static void reach() {
    SeededReceive.use(); // caught by layers, cycles
  }

  /** Does nothing. */
  public static void use() {}
}
