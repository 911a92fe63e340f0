package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Commands;
import dev.candor.sdk.Surroundings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/**
 * A machine of a test's own, where time stands still. A value: what a test changes is another one.
 *
 * @param home the person's folder; the system's root and the working directory, too
 * @param variables of the environment
 * @param now the time of day
 */
public record Machine(Path home, Map<String, String> variables, Instant now) {

  /** One whose person is not to be tracked. */
  public static Machine in(Path home) {
    return new Machine(home, Map.of("DO_NOT_TRACK", "1"), Instant.parse("2026-11-21T13:00:00Z"));
  }

  /** The same with these variables alone. */
  public Machine with(Map<String, String> others) {
    return new Machine(home, others, now);
  }

  /** The same at another time. */
  public Machine at(Instant other) {
    return new Machine(home, variables, other);
  }

  /** What telemetry takes of it. Its random bytes begin anew each time. */
  public Surroundings surroundings() {
    return new Surroundings(
        variables,
        home,
        home,
        home,
        "Linux",
        "6.1",
        "amd64",
        () -> now,
        () -> 0,
        new Random(7)::nextBytes,
        Commands.none(),
        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
  }

  /** What a command sees of it where nobody watches. */
  Console console(StringWriter out, StringWriter err) {
    return new Console(surroundings(), new PrintWriter(out), new PrintWriter(err), false);
  }
}
