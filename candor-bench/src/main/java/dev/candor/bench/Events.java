package dev.candor.bench;

/** Makes the events that the benchmarks record; making one is part of what a caller pays. */
final class Events {

  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final String VERSION = "1.4.2";

  private Events() {}

  /** An event whose fields depend on a number, so that none is a constant. */
  static BuildFinished finished(int i) {
    return finished(i, i * 17L);
  }

  /** An event that carries a time itself, for a queue that has no slot for one. */
  static BuildFinished finished(int i, long millis) {
    return new BuildFinished(OUTCOMES[i % 3], (i & 1) == 0, i, millis, i * 0.25, VERSION);
  }

  /** An event of the same size that the plan does not know. */
  static Unplanned unplanned(int i) {
    return new Unplanned(OUTCOMES[i % 3], (i & 1) == 0, i, i * 17L, i * 0.25, VERSION);
  }
}
