package dev.candor.collector.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often an event of tier METRICS happened in a run, as a receiver decoded it.
 *
 * @param name the event's name; empty where it could not be read
 * @param labels the value of each label
 * @param n how often
 * @param sums the sum of each measured field
 * @param body the count as JSON, as it came
 * @param wrong the path of the first member that was not what the protocol says, or null
 */
public record CountArrival(
    String name,
    Map<String, String> labels,
    long n,
    Map<String, Double> sums,
    Arrival.Slice body,
    @Nullable String wrong) {

  /** Copies the maps. */
  public CountArrival {
    labels = Map.copyOf(labels);
    sums = Map.copyOf(sums);
  }
}
