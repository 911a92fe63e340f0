package dev.candor.sdk;

import java.util.Objects;
import java.util.function.Function;

/**
 * The way to one of a product's destinations.
 *
 * @param destination its name in the plan
 * @param sink makes its sink, when there is something to send and it may leave; and another, if
 *     that one fails. In a thread of its own, with a deadline; where there is none for now, it
 *     throws an {@link java.io.UncheckedIOException} whose cause says what to do about it, which is
 *     no failure of the destination
 */
public record Leg(String destination, Function<? super Permit, ? extends Sink> sink) {

  /** Requires both. */
  public Leg {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(sink, "sink");
  }
}
