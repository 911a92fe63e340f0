package dev.candor.wire;

import java.util.List;

/**
 * The header of a plan: the terms that hold for all its events.
 *
 * @param name the product's
 * @param variables the prefix of its environment variables
 * @param defaultLevel {@code off}, {@code local} or {@code on}
 * @param retentionDays how long a destination keeps its events
 * @param metrics what the names of its metrics begin with
 * @param ownPackages the packages whose frames a crash may show
 * @param destinations where its events may go
 */
public record ProductPlan(
    String name,
    String variables,
    String defaultLevel,
    int retentionDays,
    String metrics,
    List<String> ownPackages,
    List<DestinationPlan> destinations) {

  /**
   * A place that events may go to.
   *
   * @param name its name
   * @param trust {@code local}, {@code own} or {@code vendor}
   * @param takes the tiers that it takes: {@code metrics}, {@code events}
   */
  public record DestinationPlan(String name, String trust, List<String> takes) {

    /** Copies its list. */
    public DestinationPlan {
      takes = List.copyOf(takes);
    }
  }

  /** Copies its lists. */
  public ProductPlan {
    ownPackages = List.copyOf(ownPackages);
    destinations = List.copyOf(destinations);
  }
}
