package dev.candor.seeded.processor;

/** Is reached from where nothing may reach it. */
public final class SeededProcessor {

  private SeededProcessor() {}

  /** Does nothing. */
  public static void use() {}
}
