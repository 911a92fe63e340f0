package dev.candor.seeded.names.internal;

/** Stands where nothing may stand. */
public final class SeededInternal { // caught by packages as SeededInternal

  private SeededInternal() {}
}
