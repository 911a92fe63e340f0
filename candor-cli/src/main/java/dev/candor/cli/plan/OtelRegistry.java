package dev.candor.cli.plan;

import static dev.candor.cli.plan.JsonText.object;
import static dev.candor.cli.plan.JsonText.text;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A registry of semantic conventions, as OpenTelemetry's Weaver reads it: an attribute group an
 * event, an event group where rows of it leave, and a metric group for each metric that the plan
 * implies. The id of an attribute is {@code <event>.<field>}, since two events may mean different
 * things by one name; what never leaves is in none.
 */
final class OtelRegistry {

  private static final Map<String, String> UCUM =
      Map.of(
          "seconds", "s",
          "bytes", "By",
          "characters", "{character}",
          "tokens", "{token}",
          "percent", "%",
          "ratio", "1",
          "megabits_per_second", "Mbit/s",
          "us_dollars", "{USD}");

  private static final Json STABILITY = text("development");

  private final TrackingPlan plan;
  private final List<Json> groups = new ArrayList<>();

  /** Whose each id is. */
  private final Map<String, String> owners = new HashMap<>();

  private OtelRegistry(TrackingPlan plan) {
    this.plan = plan;
  }

  /**
   * The registry of a plan.
   *
   * @throws IllegalArgumentException if two of its events, fields or metrics would share an id
   */
  static List<Document> of(TrackingPlan plan) {
    OtelRegistry registry = new OtelRegistry(plan);
    plan.events().forEach(registry::attributes);
    plan.events().stream().filter(Ways::row).forEach(registry::event);
    registry.metrics();
    return List.of(
        new Document(
            plan.product().name() + ".yaml",
            YamlText.file(object("groups", new Json.Array(registry.groups)))));
  }

  /** The fields of an event that anything beyond this machine can see. */
  private static List<FieldPlan> seen(EventPlan event) {
    return Ways.leaving(event).stream().filter(field -> Ways.row(event) || field.label()).toList();
  }

  private void attributes(EventPlan event) {
    List<FieldPlan> fields = seen(event);
    if (fields.isEmpty()) {
      return;
    }
    groups.add(
        object(
            "id", only("registry." + id(event.name()), "event '%s'".formatted(event.name())),
            "type", text("attribute_group"),
            "display_name", text("Fields of " + event.name()),
            "brief", text("What " + event.name() + " says."),
            "attributes",
                new Json.Array(
                    fields.stream().<Json>map(field -> attribute(event, field)).toList())));
  }

  /** An id that no other has: one that is there twice is refused by whoever reads the registry. */
  private Json only(String id, String owner) {
    String other = owners.putIfAbsent(id, owner);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s and %s would share the id '%s': rename one of them".formatted(other, owner, id));
    }
    return text(id);
  }

  private Json.Members attribute(EventPlan event, FieldPlan field) {
    Map<String, Json> attribute = new LinkedHashMap<>();
    attribute.put(
        "id", only(id(event, field), "field '%s' of '%s'".formatted(field.name(), event.name())));
    attribute.put("type", type(field));
    attribute.put("stability", STABILITY);
    attribute.put("brief", text(Markdown.capital(FieldWords.meaning(field))));
    attribute.put("note", text(note(field)));
    if (field.type() == FieldType.TEXT && field.texts().values().isEmpty()) {
      attribute.put("examples", new Json.Array(List.of(example(event, field))));
    }
    if (Ways.agreedByName(field)) {
      attribute.put("requirement_level", text("opt_in"));
    }
    if (field.prose().deprecated()) {
      attribute.put("deprecated", deprecated(heir(event, field)));
    }
    attribute.put("annotations", object("candor", annotations(field)));
    return new Json.Members(attribute);
  }

  /** The attribute that took a field's place, in its event or another; empty where none did. */
  private String heir(EventPlan event, FieldPlan field) {
    String by = Objects.requireNonNullElse(field.prose().replacedBy(), "");
    return Stream.concat(Stream.of(event), plan.events().stream())
        .flatMap(
            of ->
                seen(of).stream()
                    .filter(
                        each ->
                            by.equals(of.name() + "." + each.name())
                                || (of.equals(event) && by.equals(each.name())))
                    .map(each -> id(of, each)))
        .findFirst()
        .orElse("");
  }

  private static Json type(FieldPlan field) {
    String one =
        switch (field.type()) {
          case FLAG -> "boolean";
          case WHOLE, UNSIGNED -> "int";
          case DECIMAL -> "double";
          case TEXT -> "string";
        };
    List<String> values = field.texts().values();
    return switch (field.shape().form()) {
      case ONE -> values.isEmpty() ? text(one) : object("members", new Json.Array(members(values)));
      case LIST -> text(one + "[]");
      case MAP -> text("template[" + one + "]");
    };
  }

  private static List<Json> members(List<String> values) {
    Set<String> ids = new LinkedHashSet<>();
    List<Json> members = new ArrayList<>();
    for (String value : values) {
      String word = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
      String id = word;
      for (int i = 2; !ids.add(id); i++) {
        id = word + "_" + i;
      }
      members.add(object("id", text(id), "value", text(value), "stability", STABILITY));
    }
    return members;
  }

  private static String note(FieldPlan field) {
    List<String> values = field.texts().values();
    boolean one = field.shape().form() == FieldPlan.Form.ONE;
    return FieldWords.remark(field)
        + (one || values.isEmpty() ? "" : "; each one of " + String.join(", ", values))
        + (field.shape().keys().isEmpty()
            ? ""
            : "; keys: " + String.join(", ", field.shape().keys()))
        + (field.shape().max() == 0 ? "" : "; at most %d".formatted(field.shape().max()));
  }

  /** A template's example says the whole attribute, as a text. */
  private static Json example(EventPlan event, FieldPlan field) {
    return Example.of(field) instanceof Json.Members(Map<String, Json> members)
        ? text(
            members.entrySet().stream()
                .map(
                    each ->
                        "%s.%s=%s"
                            .formatted(
                                id(event, field), each.getKey(), JsonText.line(each.getValue())))
                .findFirst()
                .orElse(id(event, field)))
        : Example.of(field);
  }

  private static Json annotations(FieldPlan field) {
    Map<String, Json> annotations = new LinkedHashMap<>();
    annotations.put("field", text(field.name()));
    annotations.put("class", text(field.privacyClass().name().toLowerCase(Locale.ROOT)));
    if (field.unit() != null) {
      annotations.put("unit", text(field.unit()));
    }
    return new Json.Members(annotations);
  }

  private void event(EventPlan event) {
    Map<String, Json> group = new LinkedHashMap<>();
    group.put("id", only("event." + id(event.name()), "event '%s'".formatted(event.name())));
    group.put("type", text("event"));
    group.put("name", text(event.name()));
    group.put("stability", STABILITY);
    group.put("brief", text(event.purpose()));
    group.put("note", text("Owner: " + event.owner()));
    if (event.prose().deprecated()) {
      group.put(
          "deprecated", deprecated(Objects.requireNonNullElse(event.prose().replacedBy(), "")));
    }
    group.put(
        "attributes",
        new Json.Array(seen(event).stream().<Json>map(field -> reference(event, field)).toList()));
    group.put(
        "annotations",
        object(
            "candor",
            object(
                "category", text(event.terms().category()),
                "activity", text(event.terms().activity()),
                "actor", text(event.terms().actor()))));
    groups.add(new Json.Members(group));
  }

  private static Json.Members reference(EventPlan event, FieldPlan field) {
    return object(
        "ref", text(id(event, field)),
        "requirement_level", text(Ways.agreedByName(field) ? "opt_in" : "recommended"));
  }

  private static Json deprecated(String renamedTo) {
    return renamedTo.isEmpty()
        ? object("reason", text("obsoleted"))
        : object("reason", text("renamed"), "renamed_to", text(renamedTo));
  }

  /** Each family once, though several events may share it; its attributes are the first's. */
  private void metrics() {
    Set<String> names = new LinkedHashSet<>();
    for (EventPlan event : plan.events()) {
      for (MetricFamily family : MetricFamily.of(plan.product(), event)) {
        if (names.add(family.name())) {
          groups.add(metric(event, family));
        }
      }
    }
  }

  private Json metric(EventPlan event, MetricFamily family) {
    boolean histogram = family.kind() == MetricFamily.Kind.HISTOGRAM;
    String what =
        family.field().isEmpty()
            ? "How often %s happened.".formatted(event.name())
            : "%s of %s, over all %s."
                .formatted(histogram ? "Distribution" : "Sum", family.field(), event.name());
    Map<String, Json> group = new LinkedHashMap<>();
    group.put("id", only("metric." + id(family.name()), "metric '%s'".formatted(family.name())));
    group.put("type", text("metric"));
    group.put("metric_name", text(family.name()));
    group.put("stability", STABILITY);
    group.put("brief", text(what));
    group.put("instrument", text(histogram ? "histogram" : "counter"));
    group.put("unit", text(unit(family)));
    group.put(
        "attributes",
        new Json.Array(
            family.labels().stream()
                .<Json>map(
                    label ->
                        object(
                            "ref",
                            text(id(event.name()) + "." + id(label.field())),
                            "requirement_level",
                            text("recommended")))
                .toList()));
    if (!family.buckets().isEmpty()) {
      group.put(
          "annotations",
          object(
              "candor",
              object(
                  "buckets",
                  new Json.Array(
                      family.buckets().stream().<Json>map(Json.Decimal::new).toList()))));
    }
    return new Json.Members(group);
  }

  private static String unit(MetricFamily family) {
    if (family.unit().isEmpty()) {
      return family.field().isEmpty() ? "{event}" : "1";
    }
    return UCUM.getOrDefault(family.unit(), "{" + family.unit() + "}");
  }

  private static String id(EventPlan event, FieldPlan field) {
    return id(event.name()) + "." + id(field.name());
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]+", "_").replaceAll("^_+|_+$", "");
  }
}
