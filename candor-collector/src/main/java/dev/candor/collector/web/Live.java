package dev.candor.collector.web;

import java.util.List;

/**
 * What has just arrived.
 *
 * @param arrivals newest first, as many as are worth showing
 * @param refused how many whole requests were turned away since the collector started: wrong key,
 *     too large, not decodable
 */
public record Live(List<Arrival> arrivals, long refused) {

  /** Copies its list. */
  public Live {
    arrivals = List.copyOf(arrivals);
  }
}
