package dev.candor.picocli;

import dev.candor.wire.JsonWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of a tool's telemetry, as a person and a script are told of it.
 *
 * @param name what it is for
 * @param path null where there is none
 * @param state whether it can be used
 */
record Place(String name, @Nullable Path path, String state) {

  /** The place for a person. */
  String line() {
    return path == null
        ? "%s: %s".formatted(name, state)
        : "%s: %s, %s".formatted(name, path, state);
  }

  /** Writes it as a member of an object, under its name. */
  void writeTo(JsonWriter json) {
    json.name(name).beginObject();
    if (path != null) {
      json.name("path").value(path.toString());
    }
    json.name("state").value(state).endObject();
  }
}
