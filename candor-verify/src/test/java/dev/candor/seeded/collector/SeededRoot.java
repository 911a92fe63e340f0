package dev.candor.seeded.collector;

/** Composes. */
public final class SeededRoot {

  private SeededRoot() {}

  /** Does nothing. */
  public static void use() {}
}
