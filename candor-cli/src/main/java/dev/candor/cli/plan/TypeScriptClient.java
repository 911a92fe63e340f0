package dev.candor.cli.plan;

import static java.util.stream.Collectors.joining;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A typed client in TypeScript for a web view of the same tool: the plan's names, closed sets as
 * unions, and a type of its own for each class of text, so that no text gets into a field by
 * accident. It reaches the tool's loopback surface only, and never a vendor.
 */
final class TypeScriptClient {

  private static final int WIDTH = 100;

  private final TrackingPlan plan;
  private final TypeScriptNames names = new TypeScriptNames();
  private final Map<EventPlan, String> interfaces = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private TypeScriptClient(TrackingPlan plan) {
    this.plan = plan;
    TypeScriptText.BRANDS.values().forEach(brand -> names.take(brand.type()));
    String product = TypeScriptNames.pascal(plan.product().name());
    names.take(product + "Telemetry");
    names.take(product + "Events");
    for (EventPlan event : plan.events()) {
      interfaces.put(event, names.take(TypeScriptNames.pascal(event.name())));
    }
  }

  /** The client of a plan. */
  static List<Document> of(TrackingPlan plan) {
    return List.of(
        new Document(plan.product().name() + "-telemetry.ts", new TypeScriptClient(plan).write()));
  }

  private String write() {
    out.append(filled(TypeScriptText.HEADER));
    brands();
    interfaces.forEach(this::event);
    events();
    fields();
    return out.append(filled(TypeScriptText.CLIENT)).toString();
  }

  private String filled(String template) {
    return template
        .replace("«product»", plan.product().name())
        .replace("«Product»", TypeScriptNames.pascal(plan.product().name()))
        .replace("«hash»", plan.hash());
  }

  private void brands() {
    List<String> used = new ArrayList<>();
    TypeScriptText.BRANDS.forEach(
        (privacyClass, brand) -> {
          boolean has =
              plan.events().stream()
                  .flatMap(event -> event.fields().stream())
                  .anyMatch(field -> branded(field) && field.privacyClass() == privacyClass);
          if (has) {
            used.add(brand.declaration());
          }
        });
    if (!used.isEmpty()) {
      out.append("\ndeclare const brand: unique symbol;\n");
      out.append("type Branded<Class extends string> = string & { readonly [brand]: Class };\n");
      used.forEach(out::append);
    }
  }

  private static boolean branded(FieldPlan field) {
    return field.type() == FieldType.TEXT
        && field.texts().values().isEmpty()
        && TypeScriptText.BRANDS.containsKey(field.privacyClass());
  }

  private void event(EventPlan event, String name) {
    Map<FieldPlan, String> types = new LinkedHashMap<>();
    for (FieldPlan field : event.fields()) {
      types.put(field, type(name, field));
    }
    comment("", List.of(event.purpose(), about(event)), event.prose().deprecated());
    out.append("export interface ").append(name).append(" {\n");
    if (types.isEmpty()) {
      out.append("  readonly [none: string]: never;\n");
    }
    types.forEach(
        (field, type) -> {
          comment("  ", List.of(FieldWords.meaning(field), about(field)), deprecated(field));
          out.append("  readonly ").append(key(wireName(field))).append(": ");
          out.append(type).append(";\n");
        });
    out.append("}\n");
  }

  private static boolean deprecated(FieldPlan field) {
    return field.prose().deprecated();
  }

  private static String about(EventPlan event) {
    return Ways.row(event)
        ? ""
        : "Metrics only: what leaves of it is counts and histograms, never a row.";
  }

  private static String about(FieldPlan field) {
    String about =
        switch (field.privacyClass()) {
          case LOCAL_ONLY ->
              "Local only: it may be sent to the tool, which is on the same machine, and never"
                  + " leaves that.";
          case HASHED -> "An identity: the tool lets it leave as a keyed hash only.";
          case MASKED ->
              "Content: the tool masks and cuts it to %d characters, and it leaves only where the"
                      .formatted(field.texts().maxLength())
                  + " person agreed to it by name.";
          case CRASH -> "Part of a failure of the tool's own, which a view does not have.";
          case IDENTIFIER ->
              "A public name, like %s, at most %d characters; the tool lets any other leave as"
                      .formatted(field.texts().pattern(), field.texts().maxLength())
                  + " 'other'.";
          case OPAQUE -> "A random token that the product minted.";
          case VALUE, ONE_OF -> "";
        };
    return about + number(field) + (field.shape().max() == 0 ? "" : max(field));
  }

  private static String max(FieldPlan field) {
    return " At most %d; the tool leaves out what is beyond.".formatted(field.shape().max());
  }

  private static String number(FieldPlan field) {
    String unit = FieldWords.inUnit(field);
    return switch (field.type()) {
      case UNSIGNED -> " A whole number, never negative" + unit + ".";
      case WHOLE -> " A whole number" + unit + ".";
      case DECIMAL -> " A number" + unit + ".";
      case FLAG, TEXT -> "";
    };
  }

  /** The name that the tool knows the value itself by: a hash is what it makes of it. */
  private static String wireName(FieldPlan field) {
    return field.privacyClass() == PrivacyClass.HASHED
        ? field.name().replaceFirst("_hash$", "")
        : field.name();
  }

  private String type(String event, FieldPlan field) {
    return field.privacyClass() == PrivacyClass.CRASH ? "null" : value(event, field) + " | null";
  }

  private String value(String event, FieldPlan field) {
    String one =
        switch (field.type()) {
          case FLAG -> "boolean";
          case WHOLE, UNSIGNED, DECIMAL -> "number";
          case TEXT -> text(event, field);
        };
    return switch (field.shape().form()) {
      case ONE -> one;
      case LIST -> "readonly %s[]".formatted(one);
      case MAP ->
          "Readonly<Partial<Record<%s, %s>>>"
              .formatted(
                  field.shape().keys().stream()
                      .map(TypeScriptNames::quoted)
                      .collect(joining(" | ")),
                  one);
    };
  }

  private String text(String event, FieldPlan field) {
    List<String> values = field.texts().values();
    if (values.isEmpty()) {
      TypeScriptText.Brand brand = TypeScriptText.BRANDS.get(field.privacyClass());
      return brand == null ? "string" : brand.type();
    }
    String name = names.take(event + TypeScriptNames.pascal(field.name()));
    comment("", List.of("What `%s` can be.".formatted(field.name())), false);
    out.append("export type ").append(name).append(" =");
    List<String> quoted = values.stream().map(TypeScriptNames::quoted).toList();
    String line = " " + String.join(" | ", quoted);
    out.append(
        line.length() + name.length() + 14 <= WIDTH
            ? line
            : quoted.stream().map("\n  | "::concat).collect(joining()));
    out.append(";\n");
    return name;
  }

  /** A comment: of one line where it is short. */
  private void comment(String indent, List<String> paragraphs, boolean deprecated) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String text = paragraph.strip().replaceAll("\\s+", " ").replace("*/", "*\\/");
      if (!text.isEmpty()) {
        lines.addAll(
            wrapped(Markdown.capital(text.matches(".*[.!?]") ? text : text + "."), indent));
      }
    }
    if (deprecated) {
      lines.add("@deprecated kept for those who read it still");
    }
    out.append(indent.isEmpty() ? "\n" : "");
    if (lines.size() == 1) {
      out.append(indent).append("/** ").append(lines.get(0)).append(" */\n");
      return;
    }
    out.append(indent).append("/**\n");
    lines.forEach(line -> out.append(indent).append(" * ").append(line).append('\n'));
    out.append(indent).append(" */\n");
  }

  private static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && indent.length() + line.length() + word.length() + 8 > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void events() {
    out.append("\n/** Every event, by its name on the wire. */\n");
    out.append(filled("export interface «Product»Events {\n"));
    interfaces.forEach(
        (event, name) ->
            out.append(
                "  readonly %s: %s;\n".formatted(TypeScriptNames.quoted(event.name()), name)));
    out.append("}\n");
  }

  private void fields() {
    out.append("\n/** What is sent of each event, as a property or as a measurement. */\n");
    out.append(filled("const FIELDS: { readonly [Name in keyof «Product»Events]: Fields } = {\n"));
    for (EventPlan event : interfaces.keySet()) {
      out.append("  ").append(TypeScriptNames.quoted(event.name())).append(": {\n");
      out.append("    properties: ").append(list(event, false)).append(",\n");
      out.append("    measurements: ").append(list(event, true)).append(",\n  },\n");
    }
    out.append("};\n");
  }

  private static String list(EventPlan event, boolean measured) {
    List<String> fields =
        event.fields().stream()
            .filter(field -> Ways.measured(field) == measured)
            .map(field -> TypeScriptNames.quoted(wireName(field)))
            .toList();
    String line = String.join(", ", fields);
    return line.length() <= WIDTH - 24
        ? "[" + line + "]"
        : fields.stream().map("\n      %s,"::formatted).collect(joining("", "[", "\n    ]"));
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? name : TypeScriptNames.quoted(name);
  }
}
