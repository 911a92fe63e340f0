package dev.candor.picocli;

/** Ends a command with an exit code and a sentence that says what to do next. */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The answer is no. */
  static final int NO = 1;

  /** The command was asked wrongly, or given wrong input. */
  static final int USAGE = 2;

  /** The world failed: a file, a disk, a network. */
  static final int WORLD = 3;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static Failure no(String message) {
    return new Failure(NO, message);
  }

  static Failure usage(String message) {
    return new Failure(USAGE, message);
  }

  static Failure world(String message) {
    return new Failure(WORLD, message);
  }

  int exitCode() {
    return exitCode;
  }
}
