package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Field by destination: what each destination can ever see.
 *
 * @param plan whose
 */
public record PlanMatrix(TrackingPlan plan) {

  private static final String LOCAL_STORE = "this machine";
  private static final String NOTE =
      "what each destination can ever see; – is nothing. Where you agreed to less, it sees less.";

  /** An aligned table. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(Grid.plain(plan.product().name()), NOTE));
    lines.add("");
    lines.addAll(new Grid(head(), rows(false)).aligned());
    return lines;
  }

  /** A Markdown page. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("## Who sees what of %s".formatted(Grid.code(plan.product().name())));
    lines.add("");
    lines.add(Phrases.capital(NOTE));
    lines.add("");
    lines.addAll(new Grid(head(), rows(true)).markdown());
    return lines;
  }

  /** The same as a JSON object. */
  public void writeTo(JsonWriter json) {
    json.beginObject().name("product").value(plan.product().name());
    json.name("destinations").beginArray();
    for (DestinationPlan destination : plan.product().destinations()) {
      json.beginObject().name("name").value(destination.name());
      json.name("trust").value(destination.trust()).name("takes").beginArray();
      destination.takes().forEach(json::value);
      json.endArray().endObject();
    }
    json.endArray().name("events").beginArray();
    for (EventPlan event : plan.events()) {
      json.beginObject().name("event").value(event.name());
      json.name("tier").value(event.terms().tier()).name("route").value(event.terms().route());
      json.name("fields").beginArray();
      event.fields().forEach(field -> write(event, field, json));
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private void write(EventPlan event, FieldPlan field, JsonWriter json) {
    json.beginObject().name("field").value(field.name());
    json.name("class").value(Phrases.word(field.privacyClass()));
    json.name("store").value(Phrases.word(Sight.RAW)).name("sees").beginObject();
    for (DestinationPlan destination : plan.product().destinations()) {
      json.name(destination.name()).value(Phrases.word(Sight.of(event, field, destination)));
    }
    json.endObject().endObject();
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("field", "class", LOCAL_STORE));
    for (DestinationPlan destination : plan.product().destinations()) {
      head.add(Grid.plain("%s (%s)".formatted(destination.name(), destination.trust())));
    }
    return head;
  }

  /** An event's own row says its terms and what of it leaves; then its fields'. */
  private List<List<String>> rows(boolean markdown) {
    List<List<String>> rows = new ArrayList<>();
    for (EventPlan event : plan.events()) {
      List<String> row = new ArrayList<>();
      row.add(markdown ? "**" + Grid.prose(event.name()) + "**" : event.name());
      row.add("%s, %s".formatted(event.terms().route(), event.terms().tier()));
      row.add("rows");
      plan.product().destinations().forEach(each -> row.add(Sight.ofEvent(event, each)));
      rows.add(row);
      event.fields().forEach(field -> rows.add(row(event, field, markdown)));
    }
    return rows;
  }

  private List<String> row(EventPlan event, FieldPlan field, boolean markdown) {
    List<String> row = new ArrayList<>();
    row.add(markdown ? Grid.code(field.name()) : "  " + field.name());
    row.add(Phrases.word(field.privacyClass()));
    row.add(Sight.RAW.words());
    for (DestinationPlan destination : plan.product().destinations()) {
      row.add(Sight.of(event, field, destination).words());
    }
    return row;
  }
}
