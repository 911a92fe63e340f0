package dev.candor.sdk;

import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a courier hands to a sink at one time: events of one run in the order of their numbers, with
 * or without gaps; or counts of its events, always the same ones under the same id.
 *
 * @param id stays on each attempt, also when some of its events have been answered
 * @param attempt which attempt at it this is, from 1
 * @param header what is true of all the events
 * @param lost how many events of the run were lost before they could be sent, by reason; told once
 * @param rows the events, as they may leave
 * @param number which of the run's counts these are; 0 where there are none
 * @param counts of which nobody may be told; in order
 */
public record Parcel(
    UUID id,
    int attempt,
    RowHeader header,
    Map<String, Long> lost,
    List<Row> rows,
    long number,
    List<EventCount> counts) {

  /** Copies its collections. */
  public Parcel {
    lost = Map.copyOf(lost);
    rows = List.copyOf(rows);
    counts = List.copyOf(counts);
    if (rows.isEmpty() == counts.isEmpty()) {
      throw new IllegalArgumentException("a parcel holds events, or counts");
    }
  }

  /** How many answers there are to it: one an event, or one a count. */
  public int size() {
    return rows.size() + counts.size();
  }
}
