package dev.candor.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The constants of a class that writes events: one for each enum, set and pattern. */
final class Constants {

  /** The class within, which holds the patterns. */
  static final String PATTERNS = "Patterns";

  private final Imports imports;
  private final Map<TypeName, String> enums = new HashMap<>();
  private final Map<List<String>, String> sets = new HashMap<>();
  private final Map<String, String> patterns = new HashMap<>();
  private final StringBuilder enumLines = new StringBuilder();
  private final StringBuilder setLines = new StringBuilder();
  private final StringBuilder patternLines = new StringBuilder();

  Constants(Imports imports) {
    this.imports = imports;
  }

  /** The constant that holds what an enum's constants are called on the wire. */
  String names(ValueType type) {
    return enums.computeIfAbsent(
        type.name(),
        each -> {
          String name = free(each.simple(), "_NAMES", enums);
          enumLines.append(table(type, name));
          return name;
        });
  }

  private String table(ValueType type, String name) {
    String names = imports.name("dev.candor", "WireNames");
    StringBuilder table =
        new StringBuilder("  private static final %s %s =\n".formatted(names, name))
            .append("      new ")
            .append(names)
            .append('(');
    String before = "\n          ";
    for (ValueType.Constant constant : type.constants()) {
      table.append(before).append(Expression.literal(constant.name()).text()).append(", ");
      table.append(Expression.literal(constant.wireName()).text());
      before = ",\n          ";
    }
    return table.append(");\n\n").toString();
  }

  /** The constant that holds a closed set of values; called as the first component that has it. */
  String set(Component component, List<String> values) {
    return sets.computeIfAbsent(
        values,
        each -> {
          String name = free(component.name(), "_VALUES", sets);
          String type = imports.name("java.util", "Set");
          setLines.append(
              Expression.call(type + ".of", each.stream().map(Expression::literal).toList())
                  .statement(2, "private static final %s<String> %s = ".formatted(type, name)));
          return name;
        });
  }

  /** The constant that holds a pattern; called as the first component that has it. */
  String pattern(Component component, String regex) {
    return PATTERNS
        + "."
        + patterns.computeIfAbsent(
            regex,
            each -> {
              String name = free(component.name(), "", patterns);
              String type = imports.name("java.util.regex", "Pattern");
              patternLines.append(
                  Expression.call(type + ".compile", List.of(Expression.literal(each)))
                      .statement(4, "static final %s %s = ".formatted(type, name)));
              return name;
            });
  }

  private static String free(String origin, String suffix, Map<?, String> taken) {
    String name = Spelling.snake(origin).toUpperCase(Locale.ROOT) + suffix;
    String free = name;
    for (int more = 2; taken.containsValue(free); more++) {
      free = name + "_" + more;
    }
    return free;
  }

  /** The enums and the sets, which stand first. */
  String declared() {
    return enumLines.toString() + setLines + (setLines.isEmpty() ? "" : "\n");
  }

  /** The class of the patterns, which stands last; nothing where there are none. */
  String within() {
    return patternLines.isEmpty()
        ? ""
        : "\n  /** Compiled for the first event that has one, so that a run without has none. */\n"
            + "  private static final class %s {\n\n".formatted(PATTERNS)
            + patternLines
            + "  }\n";
  }
}
