package dev.candor.sdk;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that telemetry takes from the world outside: passed in, so that a test can be anywhere.
 *
 * @param variables the environment variables
 * @param home the person's home folder
 * @param root the root of the file system, where the administrator's files are
 * @param workingDirectory where the tool was started
 * @param osName as {@code os.name} says it
 * @param osVersion as {@code os.version} says it
 * @param osArch as {@code os.arch} says it
 * @param clock the time of day
 * @param nanos a clock that only goes on, in nanoseconds since any moment: it measures how long
 *     operations take
 * @param entropy where random bytes come from
 * @param commands runs programs of the system
 * @param err where the debug variable prints to, and a notice that a product asks for; nothing else
 *     is ever printed
 */
public record Surroundings(
    Map<String, String> variables,
    Path home,
    Path root,
    Path workingDirectory,
    String osName,
    String osVersion,
    String osArch,
    InstantSource clock,
    LongSupplier nanos,
    Entropy entropy,
    Commands commands,
    PrintStream err) {

  /** What Java puts in the place of bytes that are no letter of the locale. */
  private static final char UNREADABLE = '\ufffd';

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        homeFolder(),
        Path.of("/"),
        Path.of("").toAbsolutePath(),
        property("os.name"),
        property("os.version"),
        property("os.arch"),
        InstantSource.system(),
        new SteadyClock(),
        new SystemEntropy(),
        new SystemCommands(),
        System.err);
  }

  /** As the shell has it; the JDK asks the system's list of users, whatever the shell says. */
  private static Path homeFolder() {
    String home = System.getenv("HOME");
    if (home == null || !home.startsWith("/") || File.separatorChar != '/') {
      home = property("user.home");
    }
    try {
      return Path.of(home);
    } catch (InvalidPathException e) {
      return Path.of("/"); // a garbled one, as under LC_ALL=C: nothing is recorded, nor written
    }
  }

  /**
   * The first of these variables whose value has letters that the process cannot read in its
   * locale, such as an umlaut under {@code LC_ALL=C}; null where none has.
   */
  @Nullable String garbled(List<String> names) {
    for (String name : names) {
      if (variable(name).indexOf(UNREADABLE) >= 0) {
        return name;
      }
    }
    return null;
  }

  /** A class, not a lambda: a command pays for each, and most of them measure nothing. */
  private static final class SteadyClock implements LongSupplier {

    @Override
    public long getAsLong() {
      return System.nanoTime();
    }
  }

  private static String property(String name) {
    return Objects.requireNonNullElse(System.getProperty(name), "");
  }

  /** A variable's value without blanks around it; empty where it is not set. */
  String variable(String name) {
    String value = variables.get(name);
    return value == null ? "" : value.strip();
  }

  /** Whether a variable is set, and not to a word for no. */
  boolean isSet(String name) {
    String value = variable(name);
    return !value.isEmpty() && !value.equals("0") && !value.equalsIgnoreCase("false");
  }

  /** {@code linux}, {@code darwin}, {@code windows}, or the system's own name in lower case. */
  String osType() {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }
}
