package dev.candor.collector.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often an event happened in a run, as a receiver decoded it.
 *
 * @param name the event's name; empty where it could not be read
 * @param labels the value of each label
 * @param n how often
 * @param sums the sum of each measured or counted field
 * @param buckets how the values of each measured field are spread over its histogram's buckets
 * @param body the count as JSON, as it came
 * @param wrong the path of the first member that was not what the protocol says, or null
 */
public record CountArrival(
    String name,
    Map<String, String> labels,
    long n,
    Map<String, Double> sums,
    Map<String, List<Long>> buckets,
    Arrival.Slice body,
    @Nullable String wrong) {

  /** Copies the maps. */
  public CountArrival {
    labels = Map.copyOf(labels);
    sums = Map.copyOf(sums);
    Map<String, List<Long>> copies = new TreeMap<>();
    buckets.forEach((field, counts) -> copies.put(field, List.copyOf(counts)));
    buckets = Map.copyOf(copies);
  }
}
