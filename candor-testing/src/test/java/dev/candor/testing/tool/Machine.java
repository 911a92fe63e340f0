package dev.candor.testing.tool;

import dev.candor.sdk.Commands;
import dev.candor.sdk.Surroundings;
import dev.candor.testing.SettableClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** The machine of a test: a folder, variables, and a clock that the test moves. */
record Machine(Path folder, Map<String, String> variables, SettableClock clock) {

  Machine(Path folder, Map<String, String> variables) {
    this(folder, variables, new SettableClock(Instant.parse("2026-02-03T10:00:00Z")));
  }

  Surroundings surroundings() {
    return surroundings(clock);
  }

  /** Where time goes on by itself. */
  Surroundings surroundings(InstantSource time) {
    return new Surroundings(
        variables,
        folder.resolve("home"),
        folder,
        folder.resolve("home/project"),
        "Linux",
        "6.1",
        "amd64",
        time,
        () -> time.instant().toEpochMilli() * 1_000_000,
        new Random(7)::nextBytes,
        Commands.none(),
        new PrintStream(PrintStream.nullOutputStream()));
  }
}
