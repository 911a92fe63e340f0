package dev.candor.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a plan says of an event or a field to people. It is no part of what is agreed to, so it is
 * not in the plan's hash.
 *
 * @param meaning what it says; empty where nothing is said
 * @param example a value as it leaves; empty where none is given
 * @param since the version that first recorded it; empty where nothing is said
 * @param replacedBy what took its place, empty where nothing did; null where it is not deprecated
 */
public record Prose(String meaning, String example, String since, @Nullable String replacedBy) {

  /** Nothing is said. */
  public static final Prose NOTHING = new Prose("", "", "", null);

  /** Whether it is kept only for those who read it still. */
  public boolean deprecated() {
    return replacedBy != null;
  }
}
