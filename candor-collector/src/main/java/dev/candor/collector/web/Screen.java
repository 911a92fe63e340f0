package dev.candor.collector.web;

import java.util.List;

/**
 * What the first screen shows of one product: figures only. What they are called, how they are
 * compared and how they are drawn is the page's.
 *
 * @param scope of what and of when the figures are
 * @param actors who was active, day by day
 * @param events how often each event was stored in the range, in any order
 * @param live the last events
 * @param health where everything went that was received in the range
 * @param gaps the runs of the range of which numbers did not arrive
 */
public record Screen(
    Scope scope,
    Actors actors,
    List<NamedCount> events,
    Live live,
    HealthFigures health,
    GapFigures gaps) {

  /** Copies its list. */
  public Screen {
    events = List.copyOf(events);
  }
}
