package dev.candor.cli;

/** Ends a command with an exit code and a sentence that says what to do next. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The program was asked wrongly, or given wrong input. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** The world failed. */
  static Failure world(String message) {
    return new Failure(ExitCode.WORLD, message);
  }

  int exitCode() {
    return exitCode;
  }
}
