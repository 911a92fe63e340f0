package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How two plans of one product differ.
 *
 * @param product the product's name
 * @param changes the product's terms first, then event by event
 * @param readers of every event that changed
 */
public record PlanDiff(String product, List<Change> changes, List<Reader> readers) {

  /**
   * An insight that reads, or has read, an event that changed.
   *
   * @param event the event's name
   * @param insight as it is now, or as it was where it is gone
   * @param stale whether it read the event before and is still as it was, although the change is
   *     more than prose
   */
  public record Reader(String event, InsightPlan insight, boolean stale) {}

  /**
   * An effect of a change, at its place.
   *
   * @param where {@code product}, an event, or an event and its field
   * @param what changed
   */
  public record Line(String where, String what) {}

  /** Copies its lists. */
  public PlanDiff {
    changes = List.copyOf(changes);
    readers = List.copyOf(readers);
  }

  /** Compares two plans of one product. */
  public static PlanDiff of(TrackingPlan before, TrackingPlan after) {
    List<Change> changes = new ArrayList<>(ProductChanges.between(before, after));
    changes.addAll(EventChanges.between(before, after));
    return new PlanDiff(after.product().name(), changes, readers(before, after, changes));
  }

  private static List<Reader> readers(
      TrackingPlan before, TrackingPlan after, List<Change> changes) {
    Map<String, InsightPlan> old = ProductChanges.byName(before.insights(), InsightPlan::name);
    Map<String, InsightPlan> all = ProductChanges.byName(after.insights(), InsightPlan::name);
    old.forEach((name, insight) -> all.putIfAbsent(name, insight));
    List<Reader> readers = new ArrayList<>();
    for (String event : changes.stream().map(Change::event).distinct().toList()) {
      boolean tells = changes.stream().anyMatch(it -> it.event().equals(event) && it.tells());
      for (InsightPlan insight : all.values()) {
        InsightPlan was = old.get(insight.name());
        boolean did = was != null && was.events().contains(event);
        if (did || insight.events().contains(event)) {
          boolean same = after.insights().contains(insight) && !updated(was, insight);
          readers.add(new Reader(event, insight, tells && did && same));
        }
      }
    }
    return readers;
  }

  private static boolean updated(@Nullable InsightPlan before, InsightPlan after) {
    return before == null
        || after.revised().compareTo(before.revised()) > 0
        || !after.events().equals(before.events());
  }

  /** For a terminal. */
  public List<String> text() {
    return new DiffPage(this).text();
  }

  /** For a pull request. */
  public List<String> markdown() {
    return new DiffPage(this).markdown();
  }

  /** What tells more of people than it did, or to more others, or for longer. */
  public List<Line> widenings() {
    return lines(Effect.WIDENING);
  }

  /** What may make those wrong who read the events. */
  public List<Line> breakings() {
    return lines(Effect.BREAKING);
  }

  private List<Line> lines(Effect effect) {
    return changes.stream()
        .flatMap(
            change ->
                change.notes().stream()
                    .filter(note -> note.effects().contains(effect))
                    .map(note -> new Line(change.where(), note.text())))
        .toList();
  }

  /** The insights that should have been looked at, and were not. */
  public List<Reader> stale() {
    return readers.stream().filter(Reader::stale).toList();
  }

  /** The names of the events that changed. */
  List<String> events() {
    return changes.stream().map(Change::event).filter(it -> !it.isEmpty()).distinct().toList();
  }

  /** The changes of a kind. */
  List<Change> changes(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  /** The same as a JSON object. */
  public void writeTo(JsonWriter json) {
    json.beginObject().name("product").value(product);
    write("widening", widenings(), json);
    write("breaking", breakings(), json);
    for (Change.Kind kind : Change.Kind.values()) {
      json.name(Phrases.word(kind)).beginArray();
      changes(kind).forEach(change -> write(change, json));
      json.endArray();
    }
    json.name("readers").beginArray();
    for (Reader reader : readers) {
      json.beginObject().name("event").value(reader.event());
      json.name("insight").value(reader.insight().name());
      json.name("kind").value(reader.insight().kind());
      json.name("revised").value(reader.insight().revised());
      json.name("stale").value(reader.stale()).endObject();
    }
    json.endArray().endObject();
  }

  private static void write(String name, List<Line> lines, JsonWriter json) {
    json.name(name).beginArray();
    for (Line line : lines) {
      json.beginObject().name("where").value(line.where());
      json.name("what").value(line.what()).endObject();
    }
    json.endArray();
  }

  private static void write(Change change, JsonWriter json) {
    json.beginObject().name("where").value(change.where());
    json.name("event").value(change.event()).name("field").value(change.field());
    json.name("type").value(change.type()).name("description").value(change.description());
    json.name("notes").beginArray();
    change.notes().forEach(note -> json.value(note.text()));
    json.endArray().endObject();
  }
}
