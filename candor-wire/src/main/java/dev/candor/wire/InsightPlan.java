package dev.candor.wire;

import java.util.List;

/**
 * A question that a product's team asks of its events. It is no part of what is agreed to, so it is
 * not in the plan's hash.
 *
 * @param name as the team calls it
 * @param kind {@code trend}, {@code funnel}, {@code cohort}, {@code retention} or {@code dashboard}
 * @param revised the day on which somebody last made sure that it fits its events
 * @param events the names of those that it reads; a funnel's in the order of its steps
 */
public record InsightPlan(String name, String kind, String revised, List<String> events) {

  /** Copies its list. */
  public InsightPlan {
    events = List.copyOf(events);
  }
}
