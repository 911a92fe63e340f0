package dev.candor.seeded;

import dev.candor.seeded.processor.SeededProcessor;
import dev.candor.seeded.wire.SeededWire;

/** Reaches where the api may not. */
public final class Seeded {

  private Seeded() {}

  /** Reaches. */
  public static void reach() {
    SeededWire.use(); // caught by api-wire, cycles
    SeededProcessor.use(); // caught by processor
  }

  /** Nothing. */
  public static void use() {}
}
