package dev.candor.bench;

/** An event that no plan knows, of the same shape as {@link BuildFinished}. */
record Unplanned(
    Outcome outcome, boolean clean, int modules, long cacheBytes, double load, String version) {}
