package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.cli.plan.Change.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Collects the differences between two versions of one thing. */
final class Notes {

  private final List<Note> notes = new ArrayList<>();

  List<Note> all() {
    return notes;
  }

  void add(String text, Effect... effects) {
    notes.add(new Note(text, Set.of(effects)));
  }

  /** Notes a difference, whose effects are the same in either direction. */
  void differ(String what, Object from, Object to, Effect... effects) {
    if (!from.equals(to)) {
      add("%s: %s → %s".formatted(what, said(from), said(to)), effects);
    }
  }

  /** Notes a difference that means this where it rises in an order, and that where it falls. */
  void rank(List<String> order, String what, String from, String to, Effect... falling) {
    differ(what, from, to, rises(order, from, to) ? new Effect[] {Effect.WIDENING} : falling);
  }

  /** A word that is in no order, which only a file made by hand can hold, counts as a rise. */
  static boolean rises(List<String> order, String from, String to) {
    return !order.contains(to) || order.indexOf(to) > order.indexOf(from);
  }

  /** Those of a list that another one lacks. */
  static List<String> without(Collection<String> these, Collection<String> those) {
    return these.stream().filter(each -> !those.contains(each)).toList();
  }

  private static String said(Object value) {
    return value.toString().isEmpty() ? "(none)" : value.toString();
  }
}
