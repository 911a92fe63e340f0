package dev.candor.seeded.names.util;

/** Stands where nothing may stand. */
public final class SeededUtil { // caught by packages as SeededUtil

  private SeededUtil() {}
}
