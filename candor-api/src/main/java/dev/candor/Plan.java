package dev.candor;

import java.util.List;

/**
 * What a product may record, as its running code needs it. Generated as {@code
 * <Module>Plan.plan()}; the whole of it, for people and collectors, is the tracking plan in the
 * same jar.
 *
 * @param product the product's name
 * @param variables the prefix of its environment variables
 * @param switches what else its users can switch it off or on by
 * @param defaultLevel the level where nobody has said anything
 * @param identity the scheme by which its installations are told apart; empty for the random id
 * @param destinations where its events may go; to no other anything is sent
 * @param ownPackages the packages whose frames a crash may show, with those below them
 * @param hash the hash of the tracking plan, as each batch names it
 * @param events one codec an event
 */
public record Plan(
    String product,
    String variables,
    List<PlanSwitch> switches,
    Level defaultLevel,
    String identity,
    List<PlanDestination> destinations,
    List<String> ownPackages,
    String hash,
    List<EventCodec<?>> events) {

  /** Copies its lists. */
  public Plan {
    switches = List.copyOf(switches);
    destinations = List.copyOf(destinations);
    ownPackages = List.copyOf(ownPackages);
    events = List.copyOf(events);
  }
}
