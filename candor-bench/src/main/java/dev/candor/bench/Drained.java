package dev.candor.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Holds a benchmark to its word: whatever was handed in came out, nothing more or less. */
final class Drained {

  private static final long WAIT_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long STEP_NANOS = 200_000;

  private Drained() {}

  /** Waits until as many came out. */
  static void await(long handedIn, LongSupplier cameOut) {
    long began = System.nanoTime();
    while (cameOut.getAsLong() < handedIn && System.nanoTime() - began < WAIT_NANOS) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    if (cameOut.getAsLong() != handedIn) {
      throw new IllegalStateException(
          "of " + handedIn + " events " + cameOut.getAsLong() + " came out: the figures are void");
    }
  }
}
