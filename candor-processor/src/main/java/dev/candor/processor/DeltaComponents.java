package dev.candor.processor;

import dev.candor.Activity;
import dev.candor.HashScope;
import dev.candor.processor.StateComponent.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the components of what changed in a state, each with what is said of it. */
final class DeltaComponents {

  private static final String COUNTED = "Counted since the report before.";
  private static final String DIFFERENCE =
      "How many more there are than at the report before; a negative number where they are fewer.";
  private static final String CAME = "Those that came since the report before.";
  private static final String WENT = "Those that went since the report before.";

  private final StateDeclaration state;
  private final Imports imports;

  DeltaComponents(StateDeclaration state, Imports imports) {
    this.state = state;
    this.imports = imports;
  }

  String text() {
    List<String> all = new ArrayList<>();
    state.components().forEach(each -> add(each, all));
    all.add(flag(Activity.RUNTIME, "isActive", ""));
    all.add(
        flag(
            Activity.DEVELOPMENT, "isActiveDeveloper", " Never on the first report of a process."));
    return String.join(",\n", all);
  }

  private void add(StateComponent component, List<String> all) {
    for (int i = 0; i < component.changes().size(); i++) {
      List<String> lines = new ArrayList<>();
      if (!component.exactNames().isEmpty()) {
        lines.add("@" + api("Name") + "(" + quoted(component.exactNames().get(i)) + ")");
      }
      Mark mark = component.component().mark();
      if (mark != null) {
        lines.add(mark(mark));
        lines.add("@%s(%d)".formatted(api("Size"), component.component().traits().size()));
      }
      if (component.form() == Form.COUNTER) {
        lines.add("@" + api("Unsigned"));
      }
      lines.add(meaning(component, i));
      lines.add(type(component) + " " + component.changes().get(i));
      all.add(lines.stream().map("    "::concat).collect(Collectors.joining("\n")));
    }
  }

  private String type(StateComponent component) {
    return component.form() == Form.MEMBERS
        ? imports.name("java.util", "List") + "<String>"
        : "long";
  }

  private String meaning(StateComponent component, int at) {
    String example = component.component().traits().prose().example();
    return switch (component.form()) {
      case COUNTER -> meaning(said(component, COUNTED), "");
      case LEVEL -> meaning(said(component, DIFFERENCE), "-1");
      case MEMBERS -> meaning(said(component, at == 0 ? CAME : WENT), example);
    };
  }

  private static String said(StateComponent component, String more) {
    String said = component.component().traits().prose().meaning().strip();
    return said.isEmpty() ? more : said + (said.endsWith(".") ? " " : ". ") + more;
  }

  private String meaning(String value, String example) {
    String annotation = "@" + api("Meaning");
    return example.isEmpty()
        ? "%s(%s)".formatted(annotation, quoted(value))
        : "%s(value = %s, example = %s)".formatted(annotation, quoted(value), quoted(example));
  }

  /** What is true where anything changed that is of a signal. */
  private String flag(Activity signal, String name, String never) {
    List<String> changes =
        state.components().stream()
            .filter(each -> each.signal() == signal)
            .flatMap(each -> each.wireNames().stream())
            .toList();
    String meaning =
        changes.isEmpty()
            ? "Never: nothing in this state is a sign of it."
            : "Whether any of these is not 0 or empty: %s.%s"
                .formatted(String.join(", ", changes), never);
    return "    %s\n    boolean %s".formatted(meaning(meaning, ""), name);
  }

  private String mark(Mark mark) {
    if (mark instanceof Mark.Hashed hashed) {
      String scope = "(%s.%s)".formatted(api("HashScope"), hashed.scope());
      return annotation("Hashed", hashed.scope() == HashScope.INSTALLATION ? "" : scope);
    }
    if (mark instanceof Mark.Opaque opaque) {
      String reason = reason(opaque.reason());
      return annotation("Opaque", reason.isEmpty() ? "" : "(" + reason.substring(2) + ")");
    }
    if (mark instanceof Mark.Identifier identifier) {
      return annotation(
          "Identifier",
          "(pattern = %s, maxLength = %d%s)"
              .formatted(
                  quoted(identifier.pattern()),
                  identifier.maxLength(),
                  reason(identifier.reason())));
    }
    if (mark instanceof Mark.OneOf oneOf) {
      return annotation(
          "OneOf",
          "(value = {%s}, otherwise = %s%s)"
              .formatted(
                  oneOf.values().stream()
                      .map(DeltaComponents::quoted)
                      .collect(Collectors.joining(", ")),
                  quoted(oneOf.otherwise()),
                  reason(oneOf.reason())));
    }
    return annotation("LocalOnly", "");
  }

  private String annotation(String simple, String elements) {
    return "@" + api(simple) + elements;
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : ", reason = " + quoted(reason);
  }

  private static String quoted(String text) {
    return Expression.literal(text).text();
  }

  private String api(String simple) {
    return imports.name("dev.candor", simple);
  }
}
