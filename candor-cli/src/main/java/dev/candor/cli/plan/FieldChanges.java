package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import java.util.List;
import java.util.Objects;

/** What became of a field that is in both plans. */
final class FieldChanges {

  private static final Effect[] NOBODY = {};

  private final FieldPlan before;
  private final FieldPlan after;
  private final Notes notes = new Notes();

  private FieldChanges(FieldPlan before, FieldPlan after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The differences.
   *
   * @param event as it is now
   * @param product as it is now: whether a metric tells more depends on who sees it
   */
  static List<Change.Note> between(
      FieldPlan before, FieldPlan after, EventPlan event, ProductPlan product) {
    FieldChanges changes = new FieldChanges(before, after);
    changes.privacyClass();
    changes.type();
    changes.shape();
    changes.texts();
    changes.hash();
    changes.actorProperty();
    changes.metric(event, product);
    changes.prose();
    return changes.notes.all();
  }

  /**
   * What was hashed or masked and now leaves as itself tells more, whatever the order of the
   * classes says.
   */
  private void privacyClass() {
    PrivacyClass from = before.privacyClass();
    PrivacyClass to = after.privacyClass();
    boolean bared =
        from.compareTo(PrivacyClass.HASHED) >= 0
            && (to == PrivacyClass.IDENTIFIER || to == PrivacyClass.OPAQUE);
    boolean wider = bared || to.compareTo(from) > 0;
    boolean content = to == PrivacyClass.MASKED && from != to;
    String reason = content ? ", which is content: " + after.texts().reason() : "";
    boolean lost = to == PrivacyClass.LOCAL_ONLY;
    notes.differ(
        "class",
        Phrases.word(from),
        Phrases.word(to) + reason,
        wider ? only(Effect.WIDENING) : lost ? only(Effect.BREAKING) : NOBODY);
  }

  private void type() {
    boolean opened =
        before.privacyClass() == after.privacyClass() && closed(before) && !closed(after);
    notes.differ(
        "type",
        Phrases.word(before.type()),
        Phrases.word(after.type()),
        opened ? new Effect[] {Effect.WIDENING, Effect.BREAKING} : only(Effect.BREAKING));
    if (opened && before.type() == after.type()) {
      notes.add("values: no longer a closed set", Effect.WIDENING);
    }
  }

  private static boolean closed(FieldPlan field) {
    return field.type() == FieldType.FLAG || !field.texts().values().isEmpty();
  }

  private void shape() {
    Shape from = before.shape();
    Shape to = after.shape();
    boolean longer = size(to) > size(from);
    if (from.form() != to.form()) {
      notes.differ(
          "shape",
          Phrases.shape(from),
          Phrases.shape(to),
          longer ? new Effect[] {Effect.WIDENING, Effect.BREAKING} : only(Effect.BREAKING));
      return;
    }
    notes.differ("longest list", from.max(), to.max(), longer ? only(Effect.WIDENING) : NOBODY);
    List<String> added = Notes.without(to.keys(), from.keys());
    List<String> removed = Notes.without(from.keys(), to.keys());
    if (!added.isEmpty()) {
      notes.add("new keys: " + Phrases.quoted(added), Effect.WIDENING);
    }
    if (!removed.isEmpty()) {
      notes.add("keys removed: " + Phrases.quoted(removed), Effect.BREAKING);
    }
  }

  private static int size(Shape shape) {
    return switch (shape.form()) {
      case ONE -> 1;
      case LIST -> shape.max();
      case MAP -> shape.keys().size();
    };
  }

  private void texts() {
    FieldPlan.Texts from = before.texts();
    FieldPlan.Texts to = after.texts();
    List<String> added = Notes.without(to.values(), from.values());
    List<String> removed = Notes.without(from.values(), to.values());
    if (!added.isEmpty()) {
      notes.add("new values: " + Phrases.quoted(added));
    }
    if (!removed.isEmpty()) {
      notes.add("values removed: " + Phrases.quoted(removed), Effect.BREAKING);
    }
    if (before.privacyClass() != after.privacyClass()) {
      return; // the class says it
    }
    // Nobody can tell which of two patterns admits more, so another one is taken for a wider one.
    notes.differ(
        "pattern",
        Objects.requireNonNullElse(from.pattern(), ""),
        Objects.requireNonNullElse(to.pattern(), ""),
        from.pattern() == null ? NOBODY : only(Effect.WIDENING));
    boolean longer =
        from.maxLength() != 0 && (to.maxLength() == 0 || to.maxLength() > from.maxLength());
    notes.differ(
        "longest text in characters",
        length(from.maxLength()),
        length(to.maxLength()),
        longer ? only(Effect.WIDENING) : NOBODY);
  }

  private static String length(int longest) {
    return longest == 0 ? "" : String.valueOf(longest);
  }

  private void hash() {
    FieldPlan.Hash from = before.hash();
    FieldPlan.Hash to = after.hash();
    if (to == null || from == null) {
      return; // the class says it
    }
    boolean links = to.scope().equals("product") && !from.scope().equals("product");
    notes.differ(
        "hash scope",
        from.scope(),
        links ? "product, which links devices" : to.scope(),
        links ? new Effect[] {Effect.WIDENING, Effect.BREAKING} : only(Effect.BREAKING));
    notes.rank(List.of("local", "own"), "raw value to", from.rawTo(), to.rawTo());
  }

  /** What is kept of an actor joins the events of one. */
  private void actorProperty() {
    notes.rank(
        List.of("", "the first value", "the latest value"),
        "property of the actor",
        kept(before),
        kept(after),
        Effect.BREAKING);
  }

  private static String kept(FieldPlan field) {
    return field.actorProperty() == null
        ? ""
        : "the %s value".formatted(Phrases.word(field.actorProperty()));
  }

  private void metric(EventPlan event, ProductPlan product) {
    Metric from = before.metric();
    Metric to = after.metric();
    if (from == null && to == null) {
      return;
    }
    if (from == null || to == null) {
      boolean told = to != null && product.destinations().stream().anyMatch(it -> told(event, it));
      notes.differ(
          "metric",
          from == null ? "" : Phrases.word(from.role()),
          to == null ? "" : Phrases.word(to.role()),
          to == null ? only(Effect.BREAKING) : told ? only(Effect.WIDENING) : NOBODY);
      return;
    }
    notes.differ("metric", Phrases.word(from.role()), Phrases.word(to.role()), Effect.BREAKING);
    notes.differ("metric name", from.name(), to.name(), Effect.BREAKING);
    notes.differ("unit", from.unit(), to.unit(), Effect.BREAKING);
    notes.differ("buckets", from.buckets(), to.buckets(), Effect.BREAKING);
  }

  /** Whether a destination sees of it through its metric what it would not see without. */
  private boolean told(EventPlan event, ProductPlan.DestinationPlan destination) {
    FieldPlan without =
        new FieldPlan(
            after.name(),
            after.privacyClass(),
            after.type(),
            after.shape(),
            after.texts(),
            after.hash(),
            null,
            after.actorProperty(),
            after.prose());
    return Sight.of(event, without, destination) == Sight.NOTHING
        && Sight.of(event, after, destination) != Sight.NOTHING;
  }

  private void prose() {
    notes.differ("reason", before.texts().reason(), after.texts().reason(), Effect.PROSE);
    EventChanges.prose(before.prose(), after.prose(), notes);
  }

  private static Effect[] only(Effect effect) {
    return new Effect[] {effect};
  }
}
