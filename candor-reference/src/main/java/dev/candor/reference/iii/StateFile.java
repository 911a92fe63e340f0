package dev.candor.reference.iii;

import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an engine remembers of its machine.
 *
 * <pre>
 * ~/.iii/telemetry.yaml:   version: 2
 *                          identity:
 *                            device_id: 5e2b…
 *                          state:
 *                            first_run_sent: false
 *                          iii_execution_context: ${III_EXECUTION_CONTEXT:user}
 * </pre>
 *
 * <p>One of another version, and one that is no such file, is replaced by a fresh one. It is
 * replaced by one step, and only its owner may read it.
 *
 * @param deviceId empty where there is none yet
 * @param firstRunSent whether the first run was reported
 * @param executionContext as it is written; a variable is named in it with what holds otherwise
 * @param isFresh whether it was not read from a file
 */
record StateFile(String deviceId, boolean firstRunSent, String executionContext, boolean isFresh) {

  private static final String DEFAULT_CONTEXT = "${III_EXECUTION_CONTEXT:user}";
  private static final Pattern LINE =
      Pattern.compile("( *)([a-z_]+):(?: +(?:\"([^\"]*)\"|'([^']*)'|([^#\"']*?)))?\\s*(?:#.*)?");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");

  /** What an engine knows that starts for the first time. */
  static StateFile fresh() {
    return new StateFile("", false, DEFAULT_CONTEXT, true);
  }

  /** In the home folder, or in the temporary one where there is no home. */
  static Path path(Surroundings surroundings) {
    Path folder =
        Files.isDirectory(surroundings.home()) ? surroundings.home() : temporary(surroundings);
    return folder.resolve(".iii").resolve("telemetry.yaml");
  }

  private static Path temporary(Surroundings surroundings) {
    String said = surroundings.variables().getOrDefault("TMPDIR", "");
    try {
      if (Path.of(said).isAbsolute()) {
        return Path.of(said);
      }
    } catch (InvalidPathException e) {
      return surroundings.root().resolve("tmp");
    }
    return surroundings.root().resolve("tmp");
  }

  /** Reads a file; a fresh one where it is missing, not understood, or cannot be read. */
  static StateFile read(Path file) {
    try {
      return toReplace(file);
    } catch (IOException e) {
      return fresh();
    }
  }

  /**
   * Reads what is to be replaced; a fresh one where it is missing or not understood.
   *
   * @throws IOException if it cannot be read: then nobody knows what would be lost
   */
  static StateFile toReplace(Path file) throws IOException {
    try {
      Map<String, String> values = parse(Files.readString(file));
      return "2".equals(values.get("version"))
          ? new StateFile(
              values.getOrDefault("identity.device_id", ""),
              "true".equals(values.get("state.first_run_sent")),
              values.getOrDefault("iii_execution_context", DEFAULT_CONTEXT),
              false)
          : fresh();
    } catch (NoSuchFileException | CharacterCodingException | IllegalArgumentException e) {
      return fresh(); // what is no such file is replaced, as the contract says
    }
  }

  /** What it says of where the engine runs, its variable replaced. */
  String executionContext(Map<String, String> variables) {
    Matcher variable = VARIABLE.matcher(executionContext);
    if (!variable.matches()) {
      return executionContext;
    }
    String value = variables.get(variable.group(1));
    return value == null || value.isEmpty()
        ? Objects.requireNonNullElse(variable.group(2), "")
        : value;
  }

  StateFile withDevice(String id) {
    return new StateFile(id, firstRunSent, executionContext, false);
  }

  StateFile withFirstRunSent() {
    return new StateFile(deviceId, true, executionContext, false);
  }

  /** Replaces a file by this; where it is a link, the file behind it. */
  void write(Path said) throws IOException {
    Path file = Files.exists(said) ? said.toRealPath() : said;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, "telemetry.yaml", ".tmp"); // its owner's alone
    try {
      Files.writeString(whole, text());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private String text() {
    return """
    version: 2
    identity:
      device_id: "%s"
    state:
      first_run_sent: %s
    iii_execution_context: "%s"
    """
        .formatted(deviceId, firstRunSent, executionContext);
  }

  /** Reads the little of YAML that the file is written in: keys, one level of groups, texts. */
  private static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String group = "";
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.strip().startsWith("#") || line.equals("---")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException("no line of a state file: '" + line + "'");
      }
      boolean below = !Objects.requireNonNullElse(parts.group(1), "").isEmpty();
      String key = (below ? group + "." : "") + parts.group(2);
      String value = value(parts);
      if (!below) {
        group = key;
      }
      if (value != null && values.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException("'" + key + "' stands there twice");
      }
    }
    return values;
  }

  private static @Nullable String value(Matcher parts) {
    for (int group = 3; group <= 5; group++) {
      if (parts.group(group) != null) {
        return parts.group(group);
      }
    }
    return null;
  }
}
