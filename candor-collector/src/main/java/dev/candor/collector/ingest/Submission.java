package dev.candor.collector.ingest;

import java.util.List;
import java.util.Map;

/**
 * What a receiver hands over: the events of one request.
 *
 * @param origin what they share
 * @param first the number n of the first event
 * @param events in order
 * @param counts in order; there are events, or counts, or both
 * @param lost how many events of the run were lost before they could be sent, by reason
 */
public record Submission(
    Origin origin,
    long first,
    List<Arrival> events,
    List<CountArrival> counts,
    Map<String, Long> lost) {

  /** Copies its collections. */
  public Submission {
    events = List.copyOf(events);
    counts = List.copyOf(counts);
    lost = Map.copyOf(lost);
  }

  /**
   * The number n of each event: one more than that of the one before it, unless it says its own.
   */
  public long[] numbers() {
    long[] numbers = new long[events.size()];
    long next = first;
    for (int i = 0; i < numbers.length; i++) {
      Long own = events.get(i).n();
      numbers[i] = own == null ? next : own;
      next = numbers[i] + 1;
    }
    return numbers;
  }

  /** About how much memory it holds, in bytes. */
  int weight() {
    int weight = 64;
    for (Arrival event : events) {
      weight += 256 + event.body().length();
    }
    for (CountArrival count : counts) {
      weight += 256 + count.body().length();
    }
    return weight;
  }
}
