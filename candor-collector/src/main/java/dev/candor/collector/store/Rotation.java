package dev.candor.collector.store;

/**
 * When a file of events is full and the next one is begun. A file that is written to is never
 * checkpointed, so this also bounds what a start has to replay and what memory holds.
 *
 * @param events how many events and others of a commit's rows
 * @param logBytes how large its log
 */
public record Rotation(long events, long logBytes) {

  /** Checks that a file can hold something. */
  public Rotation {
    if (events < 1 || logBytes < 1) {
      throw new IllegalArgumentException(
          "a file holds at least one event and one byte, not %d and %d"
              .formatted(events, logBytes));
    }
  }

  /** About 250 MB of memory, and a second and a half to replay after a kill. */
  public static Rotation defaults() {
    return new Rotation(500_000, 512L << 20);
  }
}
