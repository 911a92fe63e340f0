package dev.candor.sdk;

import java.util.Objects;
import java.util.function.Function;

/**
 * The way to one of a product's destinations.
 *
 * @param destination its name in the plan
 * @param sink makes its sink, when there is something to send and it may leave; and another, if
 *     that one fails
 */
public record Leg(String destination, Function<? super Permit, ? extends Sink> sink) {

  /** Requires both. */
  public Leg {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(sink, "sink");
  }
}
