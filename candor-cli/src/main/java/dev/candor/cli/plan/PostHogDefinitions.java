package dev.candor.cli.plan;

import static dev.candor.cli.plan.JsonText.object;
import static dev.candor.cli.plan.JsonText.text;
import static dev.candor.cli.plan.JsonText.texts;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * PostHog's event and property definitions, in the words of its API. PostHog knows a property by
 * its name alone, so one that several events have is described once. An event that is metrics only
 * has no definition.
 */
final class PostHogDefinitions {

  private PostHogDefinitions() {}

  /** The definitions of a plan. */
  static List<Document> of(TrackingPlan plan) {
    List<EventPlan> events = plan.events().stream().filter(Ways::row).toList();
    Json file =
        object(
            "event_definitions",
            new Json.Array(events.stream().map(PostHogDefinitions::event).toList()),
            "property_definitions",
            new Json.Array(properties(events)));
    return List.of(new Document("posthog-definitions.json", JsonText.file(file)));
  }

  private static Json event(EventPlan event) {
    List<String> tags = new ArrayList<>();
    tags.add("category:" + event.terms().category());
    tags.add("activity:" + event.terms().activity());
    tags.add("owner:" + event.owner());
    if (event.prose().deprecated()) {
      tags.add("deprecated");
    }
    return object(
        "name", text(event.name()),
        "description", text(event.purpose()),
        "tags", texts(tags),
        "verified", new Json.Flag(!event.prose().deprecated()));
  }

  private static List<Json> properties(List<EventPlan> events) {
    Map<String, List<FieldPlan>> byName = new TreeMap<>();
    for (EventPlan event : events) {
      for (FieldPlan field : Ways.leaving(event)) {
        byName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field);
      }
    }
    return byName.values().stream().map(PostHogDefinitions::property).toList();
  }

  private static Json property(List<FieldPlan> fields) {
    Set<String> meanings = new LinkedHashSet<>();
    Set<String> tags = new LinkedHashSet<>();
    Set<String> types = new LinkedHashSet<>();
    boolean current = false;
    for (FieldPlan field : fields) {
      String unit = FieldWords.unit(field);
      meanings.add(FieldWords.meaning(field) + (unit.isEmpty() ? "" : " (" + unit + ")"));
      tags.add("class:" + field.privacyClass().name().toLowerCase(Locale.ROOT));
      types.add(type(field));
      current |= !field.prose().deprecated();
    }
    String type = types.size() == 1 ? types.iterator().next() : "";
    return object(
        "name", text(fields.get(0).name()),
        "type", text("event"),
        "description", text(String.join("; ", meanings)),
        "property_type", type.isEmpty() ? new Json.Null() : text(type),
        "is_numerical", new Json.Flag(type.equals("Numeric")),
        "tags", texts(List.copyOf(tags)),
        "verified", new Json.Flag(current));
  }

  /** Empty where PostHog has no type for it: it has none for lists and maps. */
  private static String type(FieldPlan field) {
    if (field.shape().form() != FieldPlan.Form.ONE) {
      return "";
    }
    return switch (field.type()) {
      case FLAG -> "Boolean";
      case WHOLE, UNSIGNED, DECIMAL -> "Numeric";
      case TEXT -> "String";
    };
  }
}
