package dev.candor.seeded.names.impl;

/** Stands where nothing may stand. */
public final class SeededImpl { // caught by packages as SeededImpl

  private SeededImpl() {}
}
