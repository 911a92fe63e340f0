package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON to be read by people: a member a line, indented; short arrays on one. */
final class JsonText {

  private static final int WIDTH = 88;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** The whole file of a value. */
  static String file(Json value) {
    JsonText text = new JsonText();
    text.write(value, 0);
    return text.out.append('\n').toString();
  }

  /** A value on one line. */
  static String line(Json value) {
    JsonWriter writer = new JsonWriter(64);
    value.write(writer);
    return new String(writer.toByteArray(), UTF_8);
  }

  /** A text as a value. */
  static Json text(String value) {
    return new Json.Text(value);
  }

  /** Texts as an array. */
  static Json texts(List<String> values) {
    return new Json.Array(values.stream().map(JsonText::text).toList());
  }

  /** An object, whose members are given as name and value by turns. */
  static Json.Members object(Object... members) {
    Map<String, Json> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], (Json) members[i + 1]);
    }
    return new Json.Members(object);
  }

  private void write(Json value, int level) {
    switch (value) {
      case Json.Members(Map<String, Json> members) when !members.isEmpty() -> {
        List<Runnable> lines = new ArrayList<>();
        members.forEach(
            (name, member) ->
                lines.add(
                    () -> {
                      out.append(line(text(name))).append(": ");
                      write(member, level + 1);
                    }));
        block('{', lines, '}', level);
      }
      case Json.Array(List<Json> values) when !fits(value, level) ->
          block(
              '[',
              values.stream().<Runnable>map(each -> () -> write(each, level + 1)).toList(),
              ']',
              level);
      case Json.Array(List<Json> values) ->
          out.append(values.stream().map(JsonText::line).collect(joining(", ", "[", "]")));
      default -> out.append(line(value));
    }
  }

  /** Whether an array stands on one line: a short one without anything nested. */
  private static boolean fits(Json array, int level) {
    String line = line(array);
    return line.length() + 2 * level <= WIDTH && line.indexOf('{') < 0 && line.indexOf('[', 1) < 0;
  }

  private void block(char open, List<Runnable> lines, char close, int level) {
    out.append(open);
    String indent = "\n" + "  ".repeat(level);
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? "" : ",").append(indent).append("  ");
      lines.get(i).run();
    }
    out.append(indent).append(close);
  }
}
