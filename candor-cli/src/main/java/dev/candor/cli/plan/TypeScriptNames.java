package dev.candor.cli.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of a TypeScript file's types, each given out once. Not safe for several threads. */
final class TypeScriptNames {

  /** What the file itself names: its own types, and those of the language and of a browser. */
  private final Set<String> taken =
      new HashSet<>(Set.of("Fields", "Branded", "Partial", "Promise", "Readonly", "Record", "URL"));

  /** The name, or where it is taken the name with the first number behind it that is free. */
  String take(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  /** A name on the wire as the name of a type: {@code agent.spawned} is {@code AgentSpawned}. */
  static String pascal(String name) {
    String pascal =
        Arrays.stream(name.split("[^A-Za-z0-9]+", -1))
            .map(Markdown::capital)
            .collect(Collectors.joining());
    return pascal.matches("[A-Za-z].*") ? pascal : "The" + pascal;
  }

  /** A text as a literal. */
  static String quoted(String text) {
    return JsonText.line(JsonText.text(text))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
