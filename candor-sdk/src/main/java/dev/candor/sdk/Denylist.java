package dev.candor.sdk;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The names of events that do not pass, whole or by how they begin. */
final class Denylist {

  static final Denylist NONE = new Denylist(Set.of(), Set.of(), null);

  private final Set<String> names;
  private final Set<String> beginnings;
  private final @Nullable UnaryOperator<String> exported;
  private @Nullable Denylist before;

  private Denylist(
      Set<String> names, Set<String> beginnings, @Nullable UnaryOperator<String> exported) {
    this.names = names;
    this.beginnings = beginnings;
    this.exported = exported;
  }

  /**
   * {@link Chain#denying(Collection, UnaryOperator)} says which.
   *
   * @param exported the name that a destination gets, or null where it gets the plan's
   */
  static Denylist of(Collection<String> words, @Nullable UnaryOperator<String> exported) {
    Set<String> names = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    for (String word : words) {
      String name = word.strip().toLowerCase(Locale.ROOT);
      if (saysNothing(name)) {
        continue;
      }
      if (name.endsWith("*")) {
        beginnings.add(name.substring(0, name.length() - 1));
      } else {
        names.add(name);
      }
    }
    return new Denylist(names, beginnings, exported);
  }

  /** Whether a word denies no event, whatever that is called. */
  static boolean saysNothing(String word) {
    String name = word.strip();
    return name.isEmpty() || name.equals("*");
  }

  /** This one, and what another denies. */
  Denylist and(Denylist other) {
    Denylist both = new Denylist(names, beginnings, exported);
    both.before = other;
    return both;
  }

  /** Whether an event does not pass, by its name in the plan. */
  boolean denies(String event) {
    return holds(event)
        || (exported != null && holds(exported.apply(event)))
        || (before != null && before.denies(event));
  }

  private boolean holds(String event) {
    String name = event.toLowerCase(Locale.ROOT);
    if (names.contains(name)) {
      return true;
    }
    for (String beginning : beginnings) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
