package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.cli.plan.Change.Kind;
import dev.candor.cli.plan.Change.Note;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** What became of the events of two plans, and of their fields. */
final class EventChanges {

  private final ProductPlan product;
  private final List<Change> changes = new ArrayList<>();

  private EventChanges(ProductPlan product) {
    this.product = product;
  }

  /** Event by event in the order of their names; in each, itself and then its fields. */
  static List<Change> between(TrackingPlan before, TrackingPlan after) {
    EventChanges changes = new EventChanges(after.product());
    Map<String, EventPlan> old = ProductChanges.byName(before.events(), EventPlan::name);
    Map<String, EventPlan> now = ProductChanges.byName(after.events(), EventPlan::name);
    for (String name : union(old.keySet(), now.keySet()).stream().sorted().toList()) {
      EventPlan from = old.get(name);
      EventPlan to = now.get(name);
      if (from == null && to != null) {
        changes.added(to);
      } else if (from != null && to == null) {
        changes.removed(from, heir(from, old, now, EventChanges::sameButForName));
      } else if (from != null && to != null) {
        changes.both(from, to);
      }
    }
    return changes.changes;
  }

  private static Set<String> union(Collection<String> these, Collection<String> those) {
    Set<String> union = new LinkedHashSet<>(these);
    union.addAll(those);
    return union;
  }

  /**
   * The one new thing that is the removed one but for its name; empty where none or several are.
   */
  private static <T> String heir(
      T removed, Map<String, T> old, Map<String, T> now, BiPredicate<T, T> same) {
    List<String> heirs =
        now.entrySet().stream()
            .filter(each -> !old.containsKey(each.getKey()) && same.test(removed, each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return heirs.size() == 1 ? heirs.getFirst() : "";
  }

  private static boolean sameButForName(EventPlan one, EventPlan other) {
    return !one.fields().isEmpty()
        && one.fields().equals(other.fields())
        && one.terms().equals(other.terms());
  }

  private static boolean sameButForName(FieldPlan one, FieldPlan other) {
    return one.equals(
        new FieldPlan(
            one.name(),
            other.privacyClass(),
            other.type(),
            other.shape(),
            other.texts(),
            other.hash(),
            other.metric(),
            other.actorProperty(),
            other.prose()));
  }

  private void added(EventPlan event) {
    add(
        Kind.ADDED,
        event,
        List.of(new Note("new event: " + extent(event), Set.of(Effect.WIDENING))));
    for (FieldPlan field : event.fields()) {
      add(Kind.ADDED, event, field, List.of());
    }
  }

  /** Its size, and those of its fields whose class says most. */
  private static String extent(EventPlan event) {
    String fields = Phrases.count(event.fields().size(), "field");
    return event.fields().stream()
        .map(FieldPlan::privacyClass)
        .max((one, other) -> one.compareTo(other))
        .map(most -> fields + ", up to class " + Phrases.word(most))
        .orElse(fields);
  }

  private void removed(EventPlan event, String heir) {
    add(Kind.REMOVED, event, List.of(gone("event", heir)));
    for (FieldPlan field : event.fields()) {
      add(Kind.REMOVED, event, field, List.of());
    }
  }

  private static Note gone(String what, String heir) {
    return new Note(
        heir.isEmpty() ? what + " removed" : "%s renamed to '%s'".formatted(what, heir),
        Set.of(Effect.BREAKING));
  }

  private void both(EventPlan from, EventPlan to) {
    Notes notes = new Notes();
    terms(from, to, notes);
    prose(from.prose(), to.prose(), notes);
    if (!notes.all().isEmpty()) {
      add(Kind.CHANGED, to, notes.all());
    }
    if (from.prose().deprecated() != to.prose().deprecated()) {
      add(turn(to.prose()), to, replacement(to.prose()));
    }
    Map<String, FieldPlan> old = ProductChanges.byName(from.fields(), FieldPlan::name);
    Map<String, FieldPlan> now = ProductChanges.byName(to.fields(), FieldPlan::name);
    for (String name : union(now.keySet(), old.keySet())) {
      FieldPlan before = old.get(name);
      FieldPlan after = now.get(name);
      if (before == null && after != null) {
        add(Kind.ADDED, to, after, List.of(appeared(after)));
      } else if (before != null && after == null) {
        String heir = heir(before, old, now, EventChanges::sameButForName);
        add(Kind.REMOVED, to, before, List.of(gone("field", heir)));
      } else if (before != null && after != null) {
        both(before, after, to);
      }
    }
  }

  private static Note appeared(FieldPlan field) {
    String what =
        switch (field.privacyClass()) {
          case LOCAL_ONLY -> "new field, which stays on this machine";
          case MASKED -> "new field, which is content: " + field.texts().reason();
          default -> "new field: " + Phrases.type(field);
        };
    return new Note(what, Set.of(Effect.WIDENING));
  }

  private void both(FieldPlan from, FieldPlan to, EventPlan event) {
    List<Note> notes = FieldChanges.between(from, to, event, product);
    if (!notes.isEmpty()) {
      add(Kind.CHANGED, event, to, notes);
    }
    if (from.prose().deprecated() != to.prose().deprecated()) {
      add(turn(to.prose()), event, to, replacement(to.prose()));
    }
  }

  private static Kind turn(Prose after) {
    return after.deprecated() ? Kind.DEPRECATED : Kind.RESTORED;
  }

  private static List<Note> replacement(Prose prose) {
    String heir = Objects.requireNonNullElse(prose.replacedBy(), "");
    return heir.isEmpty()
        ? List.of()
        : List.of(new Note("replaced by '%s'".formatted(heir), Set.of()));
  }

  private static void terms(EventPlan from, EventPlan to, Notes notes) {
    EventPlan.Terms before = from.terms();
    EventPlan.Terms after = to.terms();
    notes.differ("purpose", quoted(from.purpose()), quoted(to.purpose()), Effect.WIDENING);
    notes.rank(List.of("metrics", "events"), "tier", before.tier(), after.tier(), Effect.BREAKING);
    notes.rank(
        List.of("operational", "product"), "route", before.route(), after.route(), Effect.BREAKING);
    notes.differ("category", before.category(), after.category());
    notes.differ("activity", before.activity(), after.activity(), Effect.BREAKING);
    boolean closer = !after.actor().equals(EventPlan.INSTALLATION);
    notes.differ(
        "actor",
        before.actor(),
        after.actor(),
        closer ? new Effect[] {Effect.WIDENING, Effect.BREAKING} : new Effect[] {Effect.BREAKING});
    notes.differ("counter", from.counter(), to.counter(), Effect.BREAKING);
    boolean longer =
        to.expires().isEmpty()
            || (!from.expires().isEmpty() && to.expires().compareTo(from.expires()) > 0);
    notes.differ(
        "expires",
        from.expires(),
        to.expires(),
        longer ? new Effect[] {Effect.WIDENING} : new Effect[0]);
    notes.differ("owner", from.owner(), to.owner(), Effect.PROSE);
  }

  /** What an event and a field have in common; whether it is deprecated is a section of its own. */
  static void prose(Prose from, Prose to, Notes notes) {
    notes.differ("meaning", quoted(from.meaning()), quoted(to.meaning()), Effect.PROSE);
    notes.differ("example", from.example(), to.example(), Effect.PROSE);
    notes.differ("since", from.since(), to.since(), Effect.PROSE);
    if (from.replacedBy() != null && to.replacedBy() != null) {
      notes.differ("replaced by", from.replacedBy(), to.replacedBy(), Effect.PROSE);
    }
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : "'" + text + "'";
  }

  private void add(Kind kind, EventPlan event, List<Note> notes) {
    String type = "event, tier %s, route %s".formatted(event.terms().tier(), event.terms().route());
    changes.add(new Change(kind, event.name(), "", type, event.purpose(), notes));
  }

  private void add(Kind kind, EventPlan event, FieldPlan field, List<Note> notes) {
    changes.add(
        new Change(
            kind, event.name(), field.name(), Phrases.type(field), field.prose().meaning(), notes));
  }
}
