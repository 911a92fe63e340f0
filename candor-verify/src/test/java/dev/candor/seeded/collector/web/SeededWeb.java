package dev.candor.seeded.collector.web;

import dev.candor.seeded.collector.SeededRoot;
import dev.candor.seeded.collector.store.SeededStore;
import dev.candor.seeded.sdk.SeededSdk;

/** Reaches past what it shows, and into the tool. */
public final class SeededWeb {

  private SeededWeb() {}

  /** Reaches. */
  public static void reach() {
    SeededStore.use(); // caught by layers, cycles
    SeededRoot.use(); // caught by layers
    SeededSdk.use(); // caught by collector-sdk
  }

  /** Does nothing. */
  public static void use() {}
}
