package dev.candor.collector.web;

import java.util.List;

/**
 * Which runs have gaps.
 *
 * @param largest those with most, at most a handful
 * @param runs how many have any
 */
public record GapFigures(List<Gap> largest, long runs) {

  /** Copies its list. */
  public GapFigures {
    largest = List.copyOf(largest);
  }

  /** How many runs have gaps beside those. */
  long others() {
    return runs - largest.size();
  }
}
