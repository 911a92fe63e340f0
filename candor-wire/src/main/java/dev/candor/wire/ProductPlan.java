package dev.candor.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param switches what else its users switch it off or on by, in the order in which reasons count
 * @param identity how its installations are told apart, or null where by a random id
 */
public record ProductPlan(
    String name,
    String variables,
    String defaultLevel,
    int retentionDays,
    String metrics,
    List<String> ownPackages,
    List<DestinationPlan> destinations,
    List<SwitchPlan> switches,
    @Nullable SchemePlan identity) {

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

  /**
   * A scheme by which installations are told apart.
   *
   * @param name what the running code calls it
   * @param madeOf what its ids are made of, for the person being measured
   */
  public record SchemePlan(String name, String madeOf) {}

  /** Copies its lists. */
  public ProductPlan {
    ownPackages = List.copyOf(ownPackages);
    destinations = List.copyOf(destinations);
    switches = List.copyOf(switches);
  }
}
