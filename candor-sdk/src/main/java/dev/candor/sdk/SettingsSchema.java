package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import java.util.Objects;

/** The JSON Schema of {@code telemetry.json}, with which an editor completes and checks it. */
public final class SettingsSchema {

  private SettingsSchema() {}

  /**
   * The schema of a tool's settings, of draft 2020-12, one line a fact.
   *
   * @param tool the tool's name, for the title
   * @param standard what holds where the file says nothing
   */
  public static String of(String tool, Settings standard) {
    StringBuilder schema = new StringBuilder("{\n");
    schema.append("  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
    schema.append("  \"title\": ").append(quoted("Telemetry settings of " + tool)).append(",\n");
    schema.append("  \"type\": \"object\",\n  \"additionalProperties\": false,\n");
    schema.append("  \"properties\": {\n    \"$schema\": {\"type\": \"string\"}");
    String open = "";
    for (Setting setting : Setting.values()) {
      if (!Objects.equals(setting.group(), open)) {
        schema.append(open.isEmpty() ? "" : "\n      }\n    }");
        open = setting.group();
        schema.append(",\n    ").append(quoted(open)).append(": {\n");
        schema.append("      \"type\": \"object\",\n      \"additionalProperties\": false,\n");
        schema.append("      \"properties\": {\n");
      } else {
        schema.append(",\n");
      }
      schema.append("        ").append(quoted(setting.key())).append(": {\"type\": \"number\"");
      schema.append(", \"minimum\": ").append(setting.least());
      schema.append(", \"default\": ").append(setting.of(standard));
      schema.append(", \"description\": ").append(quoted(setting.meaning())).append('}');
    }
    return schema.append("\n      }\n    }\n  }\n}\n").toString();
  }

  private static String quoted(String text) {
    JsonWriter json = new JsonWriter(text.length() + 2);
    return new String(json.value(text).toByteArray(), UTF_8);
  }
}
