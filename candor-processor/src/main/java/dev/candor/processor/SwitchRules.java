package dev.candor.processor;

import dev.candor.PlanSwitch;
import dev.candor.Switch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a product's switches must be, so that each word of each has one meaning. */
final class SwitchRules {

  private SwitchRules() {}

  /** What is wrong with them, in sentences. */
  static List<String> problems(List<PlanSwitch> switches) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (PlanSwitch each : switches) {
      judgeName(each, problems);
      judgeWords(each, problems);
      for (String name : each.names()) {
        if (!seen.add(each.source() + " " + name)) {
          problems.add("switch '%s' is there twice; remove one".formatted(name));
        }
      }
    }
    return problems;
  }

  private static void judgeName(PlanSwitch each, List<String> problems) {
    int names = each.names().size();
    boolean right =
        switch (each.source()) {
          case CI -> names == 0;
          case PRESENCE -> names > 0;
          case VARIABLE, FILE, SETTING -> names == 1;
        };
    String name = String.join(", ", each.names());
    if (!right) {
      problems.add(
          "switch '%s' of %s must have %s"
              .formatted(
                  name,
                  each.source(),
                  switch (each.source()) {
                    case CI -> "no name";
                    case PRESENCE -> "at least one name";
                    case VARIABLE, FILE, SETTING -> "one name";
                  }));
    } else if (each.names().stream().anyMatch(String::isBlank)) {
      problems.add("switch '%s' has a blank name; write what it is called".formatted(name));
    } else if (each.source() == Switch.Source.FILE
        && (name.startsWith("/") || name.contains(".."))) {
      problems.add(
          "switch '%s' must be a path below the home folder, such as '.tool/optout'"
              .formatted(name));
    }
  }

  private static void judgeWords(PlanSwitch each, List<String> problems) {
    Set<String> words = new HashSet<>();
    String name = String.join(", ", each.names());
    for (List<String> list : List.of(each.off(), each.local(), each.on(), each.nothing())) {
      for (String word : list) {
        if (!words.add(word)) {
          problems.add("word '%s' of switch '%s' is there twice; remove one".formatted(word, name));
        }
      }
    }
    if (words.isEmpty() && each.otherwise() == Switch.Says.NOTHING) {
      problems.add("switch '%s' says nothing; give it the words of off".formatted(name));
    }
    if (each.unset() == Switch.Says.MISTAKE) {
      problems.add(
          "switch '%s' cannot be a mistake where it is not set; give unset another value"
              .formatted(name));
    }
  }
}
