package dev.candor;

import java.util.Set;

/**
 * A {@link Destination}, as running code needs it.
 *
 * @param name its name
 * @param trust whose it is
 * @param takes what it takes; nothing else is sent to it, whatever was agreed to
 */
public record PlanDestination(String name, Trust trust, Set<Tier> takes) {

  /** Copies its set. */
  public PlanDestination {
    takes = Set.copyOf(takes);
  }
}
