package dev.candor.reference.iii;

import java.util.Locale;

/** A command of the engine's command line. */
enum CliCommand {
  START,
  UPDATE,
  PROJECT_INIT,
  PROJECT_RUN,
  TRIGGER,
  CONSOLE,
  WORKER,
  TELEMETRY,
  OTHER;

  /**
   * The command that a command line begins with; what follows it is never looked at. The contract
   * counts any text of 48 characters, 64 of them.
   */
  static CliCommand of(String line) {
    String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+", 3);
    String first = words[0];
    String second = words.length > 1 ? words[1] : "";
    return switch (first) {
      case "start" -> START;
      case "update" -> UPDATE;
      case "project" -> project(second);
      case "trigger" -> TRIGGER;
      case "console" -> CONSOLE;
      case "worker" -> WORKER;
      case "telemetry" -> TELEMETRY;
      default -> OTHER;
    };
  }

  private static CliCommand project(String second) {
    return switch (second) {
      case "init" -> PROJECT_INIT;
      case "run" -> PROJECT_RUN;
      default -> OTHER;
    };
  }
}
