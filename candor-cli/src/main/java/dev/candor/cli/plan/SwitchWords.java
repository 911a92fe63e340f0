package dev.candor.cli.plan;

import dev.candor.wire.SwitchPlan;
import java.util.ArrayList;
import java.util.List;

/** A product's switches in words, for the person who refuses by them. */
final class SwitchWords {

  private static final String SILENT = "nothing";

  private SwitchWords() {}

  /** What it is called: {@code the file `~/.acme/quiet`}. */
  static String name(SwitchPlan each) {
    return switch (each.source()) {
      case "variable" -> "the variable " + Markdown.codes(each.names());
      case "presence" -> "any of the variables " + Markdown.codes(each.names());
      case "file" ->
          "the file " + Markdown.codes(each.names().stream().map(name -> "~/" + name).toList());
      case "setting" -> "the tool's own setting " + Markdown.codes(each.names());
      default -> "a CI job";
    };
  }

  /** What it says, word by word: {@code off: `1`, `yes`; any other word: local}. */
  static String says(SwitchPlan each) {
    List<String> parts = new ArrayList<>();
    switch (each.source()) {
      case "variable", "setting" -> words(each, parts);
      case "presence" -> parts.add(each.says("true") + " where one is set, whatever it says");
      case "file" -> parts.add(each.says("true") + " where it exists");
      default -> parts.add(each.says("true") + " where the tool runs in one");
    }
    if (!each.unset().equals(SILENT)) {
      parts.add(each.unset() + " where it is not set, and another of these is");
    }
    if (!each.reason().isEmpty()) {
      parts.add("told as " + Markdown.code(each.reason()));
    }
    return String.join("; ", parts);
  }

  private static void words(SwitchPlan each, List<String> parts) {
    words("off", each.off(), parts);
    words("local", each.local(), parts);
    words("on", each.on(), parts);
    words("no level", each.nothing(), parts);
    parts.add(
        "any other word: "
            + switch (each.otherwise()) {
              case SILENT -> "no level";
              case "mistake" -> "the tool does not start";
              default -> each.otherwise();
            });
    if (each.exact()) {
      parts.add("upper and lower case count");
    }
  }

  private static void words(String level, List<String> words, List<String> parts) {
    if (!words.isEmpty()) {
      parts.add(level + ": " + Markdown.codes(words));
    }
  }
}
