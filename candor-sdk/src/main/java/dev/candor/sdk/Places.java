package dev.candor.sdk;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a tool keeps its telemetry on this machine.
 *
 * <p>The XDG variables count on every system where they name an absolute path; else macOS and
 * Windows have their own places.
 *
 * @param state the folder of spool, local events, ledger and identity
 * @param userFile what the person decided
 * @param managedFile what the administrator decided
 * @param projectFile what the project that the tool was started in asks for, or null where there is
 *     none
 */
public record Places(Path state, Path userFile, Path managedFile, @Nullable Path projectFile) {

  /** Whether a tool can be called so: folders are. */
  public static boolean isTool(String name) {
    return name.matches("[a-z0-9][a-z0-9._-]{0,63}");
  }

  /** The places of a tool. */
  public static Places of(String tool, Surroundings surroundings) {
    String system = surroundings.osType();
    Path home = surroundings.home();
    Path library = home.resolve("Library/Application Support");
    Path local = home.resolve("AppData/Local");
    Path roaming = home.resolve("AppData/Roaming");
    Path state =
        switch (system) {
          case "darwin" -> library;
          case "windows" -> named(surroundings, "LOCALAPPDATA", local);
          default -> home.resolve(".local/state");
        };
    Path config =
        switch (system) {
          case "darwin" -> library;
          case "windows" -> named(surroundings, "APPDATA", roaming);
          default -> home.resolve(".config");
        };
    Path managed =
        switch (system) {
          case "darwin" -> surroundings.root().resolve("Library/Application Support");
          case "windows" -> named(surroundings, "ProgramData", surroundings.root());
          default -> surroundings.root().resolve("etc");
        };
    return new Places(
        named(surroundings, "XDG_STATE_HOME", state).resolve(tool).resolve("telemetry"),
        named(surroundings, "XDG_CONFIG_HOME", config).resolve(tool).resolve(FILE),
        managed.resolve(tool).resolve(FILE),
        projectFile(tool, surroundings.workingDirectory()));
  }

  private static final String FILE = "telemetry.properties";

  /** The variables that say where a person's choice is, and what is kept. */
  static final List<String> OF_THE_PERSON = List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME");

  /** The variable that says where the project is. */
  static final String OF_THE_PROJECT = "PWD";

  /** The person's settings of the stores. */
  public Path settingsFile() {
    return userFile.resolveSibling("telemetry.json");
  }

  /** What the person agreed to. */
  public Path agreedFile() {
    return userFile.resolveSibling("telemetry-agreed.json");
  }

  /** The plan that the person agreed to. */
  public Path agreedPlanFile() {
    return userFile.resolveSibling("telemetry-agreed-plan.json");
  }

  /** The folder of the spool, one below it for each destination. */
  public Path spool() {
    return state.resolve("spool");
  }

  /** The folder of what waits for a destination. */
  Path spool(String destination) {
    return spool().resolve(destination);
  }

  /** The folder of the receipts, one below it for each destination. */
  public Path receipts() {
    return state.resolve("receipts");
  }

  /** The folder of the local events. */
  public Path events() {
    return state.resolve("events");
  }

  /** The folder of the marks of runs that have not ended. */
  Path runs() {
    return state.resolve("runs");
  }

  /** The folder of the facts that are recorded once. */
  Path once() {
    return state.resolve("once");
  }

  /** The ledger's file. */
  public Path ledger() {
    return state.resolve("ledger.jsonl");
  }

  private static Path named(Surroundings surroundings, String variable, Path otherwise) {
    return isNamed(surroundings, variable) ? Path.of(surroundings.variable(variable)) : otherwise;
  }

  /** Whether a variable names an absolute path. */
  static boolean isNamed(Surroundings surroundings, String variable) {
    try {
      return Path.of(surroundings.variable(variable)).isAbsolute();
    } catch (InvalidPathException e) {
      return false; // no path of this system
    }
  }

  /** {@code .<tool>/telemetry.properties} in the working directory or the nearest one above it. */
  private static @Nullable Path projectFile(String tool, Path workingDirectory) {
    for (Path at = workingDirectory; at != null; at = at.getParent()) {
      Path file = at.resolve("." + tool).resolve(FILE);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
