package dev.candor.wire;

import java.util.UUID;

/**
 * The ids of runs and of the events in them.
 *
 * <pre>
 * Run:    a UUID of version 7 (RFC 9562): 48 bits of milliseconds, 4 of version, 12 random,
 *         2 of variant, 62 random
 * Event:  the run's UUID with version 8, and its last 62 bits xor the event's number n
 * Counts: as an event's, with the highest of the 62 bits turned over
 * </pre>
 *
 * <p>Runs sort by the time they began. An event's id follows from its run and n, so that every
 * attempt at sending it, by whichever process, says the same.
 */
public final class RunId {

  /** How many random bytes a run takes. */
  public static final int RANDOM_BYTES = 10;

  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long LOW_62 = 0x3fff_ffff_ffff_ffffL;
  private static final long COUNTS = 1L << 61;

  private RunId() {}

  /**
   * Makes the id of a run.
   *
   * @param epochMillis when it began
   * @param random {@value #RANDOM_BYTES} random bytes
   */
  public static UUID of(long epochMillis, byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException(
          RANDOM_BYTES + " random bytes make a run, not " + random.length);
    }
    long high = (epochMillis << 16) | 0x7000 | ((random[0] & 0xfL) << 8) | (random[1] & 0xffL);
    long low = 0;
    for (int i = 2; i < RANDOM_BYTES; i++) {
      low = (low << 8) | (random[i] & 0xffL);
    }
    return new UUID(high, VARIANT | (low & LOW_62));
  }

  /** When a run began, in milliseconds of the epoch. */
  public static long epochMillis(UUID run) {
    return run.getMostSignificantBits() >>> 16;
  }

  /** The id of the event with number n in a run. */
  public static UUID event(UUID run, long n) {
    return new UUID(
        (run.getMostSignificantBits() & ~0xf000L) | 0x8000L,
        run.getLeastSignificantBits() ^ (n & LOW_62));
  }

  /** The id of a run's batch of counts, by its number: no event of the run has the same. */
  public static UUID counts(UUID run, long number) {
    return event(run, number | COUNTS);
  }
}
