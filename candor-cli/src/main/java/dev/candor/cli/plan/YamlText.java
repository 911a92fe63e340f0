package dev.candor.cli.plan;

import dev.candor.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON value as YAML 1.2 in block style. Every text that could be read as anything else is
 * quoted; a quoted text of JSON is one of YAML.
 */
final class YamlText {

  /** Read as something else than a text, by some reader of YAML or other. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /** The whole file of an object. */
  static String file(Json.Members object) {
    YamlText text = new YamlText();
    text.members(object.members(), 0, false);
    return text.out.toString();
  }

  /** Writes members, the first behind what stands on the line already where it is inlined. */
  private void members(Map<String, Json> members, int level, boolean inlined) {
    boolean indented = !inlined;
    for (Map.Entry<String, Json> member : members.entrySet()) {
      out.append(indented ? "  ".repeat(level) : "").append(scalar(member.getKey())).append(':');
      value(member.getValue(), level + 1);
      indented = true;
    }
  }

  private void value(Json value, int level) {
    switch (value) {
      case Json.Members(Map<String, Json> members) when !members.isEmpty() -> {
        out.append('\n');
        members(members, level, false);
      }
      case Json.Array(List<Json> values) when nested(values) -> {
        out.append('\n');
        values.forEach(each -> item(each, level));
      }
      case Json.Text(String text) -> out.append(' ').append(scalar(text)).append('\n');
      default -> out.append(' ').append(JsonText.line(value)).append('\n');
    }
  }

  /** Whether a list takes a line an item; one of scalars is written as JSON writes it. */
  private static boolean nested(List<Json> values) {
    return values.stream().anyMatch(Json.Members.class::isInstance);
  }

  private void item(Json item, int level) {
    out.append("  ".repeat(level)).append("-");
    if (item instanceof Json.Members object) {
      out.append(' ');
      members(object.members(), level + 1, true);
    } else {
      value(item, level + 1);
    }
  }

  private static String scalar(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9_.]*") && !WORDS.contains(text)
        ? text
        : JsonText.line(JsonText.text(text));
  }
}
