package dev.candor.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a product's switches must be, so that each word of each has one meaning. */
final class SwitchRules {

  private static final String ELEMENT = "switches";

  private final Problems problems;

  SwitchRules(Problems problems) {
    this.problems = problems;
  }

  void judge(List<SwitchPlan> switches) {
    Set<String> seen = new HashSet<>();
    for (SwitchPlan each : switches) {
      judgeName(each);
      judgeWords(each);
      for (String name : each.names()) {
        if (!seen.add(each.source() + " " + name)) {
          add("switch '%s' is there twice; remove one".formatted(name));
        }
      }
    }
  }

  private void add(String message) {
    problems.add(ELEMENT, message);
  }

  private void judgeName(SwitchPlan each) {
    int names = each.names().size();
    String name = String.join(", ", each.names());
    String wrong =
        switch (each.source()) {
          case "ci" -> names == 0 ? "" : "no name";
          case "presence" -> names > 0 ? "" : "at least one name";
          default -> names == 1 ? "" : "one name";
        };
    if (!wrong.isEmpty()) {
      add("switch '%s' of source %s must have %s".formatted(name, each.source(), wrong));
    } else if (each.names().stream().anyMatch(String::isBlank)) {
      add("switch '%s' has a blank name; write what it is called".formatted(name));
    } else if (each.source().equals("file") && (name.startsWith("/") || name.contains(".."))) {
      add(
          "switch '%s' must be a path below the home folder, such as '.tool/optout'"
              .formatted(name));
    }
  }

  private void judgeWords(SwitchPlan each) {
    Set<String> words = new HashSet<>();
    String name = String.join(", ", each.names());
    for (List<String> list : List.of(each.off(), each.local(), each.on(), each.nothing())) {
      for (String word : list) {
        if (!words.add(word)) {
          add("word '%s' of switch '%s' is there twice; remove one".formatted(word, name));
        }
      }
    }
    if (words.isEmpty() && each.otherwise().equals("nothing")) {
      add("switch '%s' says nothing; give it the words of off".formatted(name));
    }
    if (each.unset().equals("mistake")) {
      add(
          "switch '%s' cannot be a mistake where it is not set; give unset another value"
              .formatted(name));
    }
  }
}
