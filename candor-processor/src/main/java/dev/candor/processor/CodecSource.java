package dev.candor.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the source of an event's codec: no reflection, and nothing loaded that the event does not
 * need.
 */
final class CodecSource {

  private static final String API = "dev.candor";

  private final EventDeclaration event;
  private final boolean reachable;
  private final Imports imports;
  private final String record;
  private final FieldSource fields;

  /** With whether the plan's class is in another package. */
  CodecSource(EventDeclaration event, boolean reachable) {
    this.event = event;
    this.reachable = reachable;
    this.imports = new Imports(event.codec(), event.form().hiding(), "Patterns");
    this.record = imports.name(event.type());
    this.fields = new FieldSource(event, imports);
  }

  /** The whole file. */
  String text() {
    StringBuilder body = new StringBuilder();
    declaration(body);
    constants(body);
    if (reachable) {
      body.append("  /** Made by the plan. */\n");
      body.append("  public ").append(event.codec().simple()).append("() {}\n\n");
    }
    method(body, "Class<" + record + "> type()", record + ".class");
    method(body, "String name()", Expression.literal(event.terms().wireName()).text());
    method(body, api("Tier") + " tier()", api("Tier") + "." + event.terms().tier());
    method(body, api("Route") + " route()", api("Route") + "." + event.terms().route());
    method(body, "boolean hashes()", String.valueOf(event.hashes()));
    write(body);
    enums(body);
    patterns(body);
    body.append("}\n");
    return imports.header(event.type().qualified()) + body;
  }

  private String api(String simple) {
    return imports.name(API, simple);
  }

  private void declaration(StringBuilder body) {
    String summary = "Writes the fields of {@link " + record + "}.";
    body.append(
        reachable
            ? "/**\n * %s\n *\n * <p>Public only because the plan that lists it is in another package.\n */\n"
                .formatted(summary)
            : "/** " + summary + " */\n");
    body.append(Imports.suppress(warnings()));
    String head = (reachable ? "public " : "") + "final class " + event.codec().simple();
    String contract = "implements " + api("EventCodec") + "<" + record + "> {";
    String oneLine = head + " " + contract;
    body.append(oneLine.length() <= 100 ? oneLine : head + "\n    " + contract).append("\n\n");
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(event.form().warnings());
    if (reachable && event.form().exported()) {
      warnings.add("exports");
    }
    return warnings;
  }

  private void constants(StringBuilder body) {
    boolean any = false;
    for (Component component : event.components()) {
      if (component.mark() instanceof Mark.OneOf oneOf) {
        String set = imports.name("java.util", "Set");
        body.append(
            Expression.call(set + ".of", oneOf.values().stream().map(Expression::literal).toList())
                .statement(
                    2,
                    "private static final %s<String> %s = "
                        .formatted(set, fields.valuesConstant(component))));
        any = true;
      }
    }
    if (any) {
      body.append('\n');
    }
  }

  private static void method(StringBuilder body, String signature, String value) {
    body.append("  @Override\n  public ").append(signature).append(" {\n");
    body.append("    return ").append(value).append(";\n  }\n\n");
  }

  /** Properties first, then measurements, each in the order of the components. */
  private void write(StringBuilder body) {
    String signature =
        "public void write(%s event, %s out) {".formatted(record, api("FieldWriter"));
    body.append("  @Override\n  ").append(signature).append('\n');
    for (EventDeclaration.Group group : event.groups()) {
      if (event.components().stream().noneMatch(each -> each.group().equals(group.name()))) {
        continue; // an empty one, of which there is nothing to ask
      }
      String declared = imports.name(group.type()) + " " + fields.group(group.name()) + " = ";
      body.append(Expression.atom("event." + group.name() + "()").statement(4, declared));
    }
    fields(body, event.components().stream().filter(each -> !each.measured()).toList());
    fields(body, event.components().stream().filter(Component::measured).toList());
    body.append("  }\n");
  }

  /** What follows one another in one group stands under one question whether the group is there. */
  private void fields(StringBuilder body, List<Component> components) {
    String open = "";
    for (Component component : components) {
      if (!component.group().equals(open)) {
        body.append(open.isEmpty() ? "" : "    }\n");
        open = component.group();
        if (!open.isEmpty()) {
          body.append("    if (").append(fields.group(open)).append(" != null) {\n");
        }
      }
      body.append(fields.statements(component, open.isEmpty() ? 4 : 6));
    }
    body.append(open.isEmpty() ? "" : "    }\n");
  }

  /**
   * Comparisons and no {@code switch}, for which javac would add a class to every codec; a constant
   * that the enum got after its codec was compiled is refused and never misnamed.
   */
  private void enums(StringBuilder body) {
    Map<TypeName, ValueType> enums = new LinkedHashMap<>();
    for (Component component : event.components()) {
      Stream.concat(Stream.of(component.type()), component.type().arguments().stream())
          .filter(type -> type.kind() == ValueType.Kind.ENUM)
          .forEach(type -> enums.put(type.name(), type));
    }
    enums.forEach(
        (name, type) -> {
          String simple = imports.name(name);
          body.append("\n  private static String wireName(")
              .append(simple)
              .append(" constant) {\n");
          for (ValueType.Constant constant : type.constants()) {
            body.append("    if (constant == %s.%s) {\n".formatted(simple, constant.name()));
            String wire = Expression.literal(constant.wireName()).text();
            body.append("      return ").append(wire).append(";\n    }\n");
          }
          body.append("    throw new ")
              .append(imports.name("java.lang", "IllegalArgumentException"));
          body.append("(constant.name());\n  }\n");
        });
  }

  private void patterns(StringBuilder body) {
    boolean first = true;
    for (Component component : event.components()) {
      if (component.mark() instanceof Mark.Identifier identifier) {
        if (first) {
          body.append(
              "\n  /** Compiled with the first event, so that a run without one has none. */\n");
          body.append("  private static final class Patterns {\n\n");
          first = false;
        }
        String pattern = imports.name("java.util.regex", "Pattern");
        body.append(
            Expression.call(pattern + ".compile", List.of(Expression.literal(identifier.pattern())))
                .statement(
                    4, "static final %s %s = ".formatted(pattern, fields.constant(component))));
      }
    }
    if (!first) {
      body.append("  }\n");
    }
  }
}
