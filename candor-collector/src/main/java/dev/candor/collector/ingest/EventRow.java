package dev.candor.collector.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept.
 *
 * @param origin what it shares with its batch
 * @param event as it arrived
 * @param n its number in the run
 * @param timeMicros when it happened, clamped where the clock of the sender was wrong
 * @param day the day it happened, since the epoch, in the collector's zone
 * @param actor who is counted; null where nobody is
 * @param kind what it proved of its actor
 */
public record EventRow(
    Origin origin,
    Arrival event,
    long n,
    long timeMicros,
    int day,
    @Nullable UUID actor,
    Kind kind) {

  /** Whether its own time was in the future and was not kept. */
  public boolean clamped() {
    return timeMicros != event.timeMicros();
  }
}
