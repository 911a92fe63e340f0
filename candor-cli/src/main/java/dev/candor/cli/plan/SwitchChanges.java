package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.wire.SwitchPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What became of the switches by which people refuse: name by name, and word by word. One that is
 * gone, or says less of a refusal than it did, is a widening.
 */
final class SwitchChanges {

  /** How much a word refuses; each less than the one before it. */
  private enum Refusal {
    OFF,
    LOCAL,
    NOTHING,
    NEVER;

    /** A tool that does not start records nothing. */
    static Refusal of(String says) {
      return switch (says) {
        case "off", "mistake" -> OFF;
        case "local" -> LOCAL;
        case "nothing" -> NOTHING;
        default -> NEVER;
      };
    }
  }

  private final Notes notes;

  private SwitchChanges(Notes notes) {
    this.notes = notes;
  }

  /** Notes the changes. */
  static void note(List<SwitchPlan> before, List<SwitchPlan> after, Notes notes) {
    SwitchChanges changes = new SwitchChanges(notes);
    Map<String, SwitchPlan> old = byName(before);
    Map<String, SwitchPlan> now = byName(after);
    now.forEach(
        (name, each) -> {
          SwitchPlan was = old.get(name);
          if (was == null) {
            changes.added(name, each);
          } else {
            changes.changed(name, was, each);
          }
        });
    old.forEach(
        (name, each) -> {
          if (!now.containsKey(name)) {
            changes.removed(name, each);
          }
        });
    List<String> order = List.copyOf(now.keySet());
    if (old.keySet().equals(now.keySet()) && !order.equals(List.copyOf(old.keySet()))) {
      notes.add("order of the switches: " + String.join(", ", order), Effect.PROSE);
    }
  }

  /** One for each name; a file made by hand may hold a name twice: its first counts. */
  private static Map<String, SwitchPlan> byName(List<SwitchPlan> switches) {
    Map<String, SwitchPlan> named = new LinkedHashMap<>();
    for (SwitchPlan each : switches) {
      if (each.names().isEmpty()) {
        named.putIfAbsent(each.source(), each);
      }
      each.names()
          .forEach(name -> named.putIfAbsent("%s '%s'".formatted(each.source(), name), each));
    }
    return named;
  }

  private void added(String name, SwitchPlan each) {
    notes.add(
        "new switch, %s: %s".formatted(name, SwitchWords.says(each)),
        can(each, Refusal.NEVER) ? new Effect[] {Effect.WIDENING} : new Effect[0]);
  }

  private void removed(String name, SwitchPlan each) {
    boolean refused = can(each, Refusal.OFF) || can(each, Refusal.LOCAL);
    notes.add(
        "switch removed, %s%s"
            .formatted(name, refused ? "; whoever refused by it is no longer heard" : ""),
        refused ? new Effect[] {Effect.WIDENING} : new Effect[0]);
  }

  /** Whether any word of a switch can say so. */
  private static boolean can(SwitchPlan each, Refusal refusal) {
    List<String> says = new ArrayList<>(List.of(each.otherwise(), each.unset()));
    words(each).forEach(word -> says.add(each.says(word)));
    return says.stream().anyMatch(word -> Refusal.of(word) == refusal);
  }

  private void changed(String name, SwitchPlan before, SwitchPlan after) {
    String what = "switch, " + name;
    Set<String> words = new LinkedHashSet<>(words(before));
    words.addAll(words(after));
    if (before.exact() != after.exact()) {
      notes.add(what + ": upper and lower case " + (after.exact() ? "count" : "are the same"));
      List.copyOf(words).forEach(word -> words.add(word.toUpperCase(Locale.ROOT)));
    }
    for (String word : words) {
      said("%s, word '%s'".formatted(what, word), before.says(word), after.says(word));
    }
    said(what + ", any other word", before.otherwise(), after.otherwise());
    said(what + ", where it is not set", before.unset(), after.unset());
    notes.differ(what + ", reason", before.reason(), after.reason(), Effect.PROSE);
  }

  private void said(String what, String from, String to) {
    boolean weaker = Refusal.of(to).compareTo(Refusal.of(from)) > 0;
    notes.differ(what, from, to, weaker ? new Effect[] {Effect.WIDENING} : new Effect[0]);
  }

  /** Every word that is listed. */
  private static Set<String> words(SwitchPlan each) {
    Set<String> words = new LinkedHashSet<>(each.off());
    words.addAll(each.local());
    words.addAll(each.on());
    words.addAll(each.nothing());
    return words;
  }
}
