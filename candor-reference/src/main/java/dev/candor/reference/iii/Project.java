package dev.candor.reference.iii;

import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The project that an engine runs in, as its folder and {@code .iii/project.ini} say.
 *
 * <pre>
 * [project]
 * project_id=…      project_name=…      source=…      device_id=…
 * </pre>
 *
 * @param root its folder, or null where there is none
 * @param ini what section {@code [project]} says, without what is empty
 * @param variableId what {@code III_PROJECT_ID} says; empty where nothing
 * @param workingDirectory where the engine was started
 */
record Project(
    @Nullable Path root, Map<String, String> ini, String variableId, Path workingDirectory) {

  static final String DEVICE_ID = "device_id";

  private static final String SECTION = "[project]";

  Project {
    ini = Map.copyOf(ini);
  }

  /** The project of the variable, else the nearest folder above that holds the file. */
  static Project find(Surroundings surroundings) {
    Map<String, String> variables = surroundings.variables();
    Path root = root(variables.getOrDefault("III_PROJECT_ROOT", ""), surroundings);
    return new Project(
        root,
        root == null ? Map.of() : read(lines(file(root))),
        variables.getOrDefault("III_PROJECT_ID", ""),
        surroundings.workingDirectory());
  }

  private static @Nullable Path root(String said, Surroundings surroundings) {
    Path cwd = surroundings.workingDirectory();
    if (!said.isEmpty()) {
      try {
        return cwd.resolve(said);
      } catch (InvalidPathException e) {
        return null; // no path of this system
      }
    }
    for (Path at = cwd; at != null; at = at.getParent()) {
      if (Files.isRegularFile(file(at))) {
        return at;
      }
    }
    return null;
  }

  /** Its id; null where nobody gave it one. */
  @Nullable String id() {
    return first(ini.get("project_id"), variableId);
  }

  /**
   * What it is called.
   *
   * @param sdk what a worker's SDK says; null or empty where none does
   */
  @Nullable String name(@Nullable String sdk) {
    return first(ini.get("project_name"), sdk, last(root), last(workingDirectory));
  }

  /** The template that it was made from; null where there is none. */
  @Nullable String source() {
    return ini.get("source");
  }

  /** The id of the host that a container is on, as the host wrote it; null where it did not. */
  @Nullable String hostDevice() {
    String id = ini.get(DEVICE_ID);
    return id == null || DeviceId.standsForNobody(id) ? null : id;
  }

  /**
   * Adds a line, unless there is one of its key, be it empty: what stands there is never changed.
   *
   * @throws IllegalArgumentException if the value would be more than a line
   * @throws IOException if there is no such file, or it cannot be replaced
   */
  void add(String key, String value) throws IOException {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "%s='%s' has a line break: write one line".formatted(key, value));
    }
    if (root == null || !Files.isRegularFile(file(root))) {
      return; // no project of this engine
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file(root)));
    int end = end(lines);
    if (end < 0 || names(lines.subList(0, end), key)) {
      return;
    }
    lines.add(end, key + "=" + value);
    Path whole = Files.createTempFile(file(root).resolveSibling(""), "project.ini", ".tmp");
    try {
      Files.writeString(whole, String.join("\n", lines) + "\n");
      Files.move(
          whole, file(root), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static Path file(Path root) {
    return root.resolve(".iii").resolve("project.ini");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // as good as none
    }
  }

  /** Behind the last line that says something in the project's section; -1 where there is none. */
  private static int end(List<String> lines) {
    int begin = -1;
    int end = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        if (begin >= 0) {
          return end;
        }
        begin = line.equals(SECTION) ? i : -1;
      }
      end = begin >= 0 && !line.isEmpty() ? i + 1 : end;
    }
    return begin < 0 ? -1 : end;
  }

  private static boolean names(List<String> lines, String key) {
    return lines.stream().anyMatch(line -> line.strip().matches(key + "\\s*=.*"));
  }

  private static Map<String, String> read(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    boolean inside = false;
    for (String raw : lines) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        inside = line.equals(SECTION);
      } else if (inside && equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
        String value = line.substring(equals + 1).strip();
        if (!value.isEmpty()) {
          values.putIfAbsent(line.substring(0, equals).strip(), value);
        }
      }
    }
    return values;
  }

  private static @Nullable String last(@Nullable Path folder) {
    return folder == null || folder.getFileName() == null ? null : "" + folder.getFileName();
  }

  private static @Nullable String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }
}
