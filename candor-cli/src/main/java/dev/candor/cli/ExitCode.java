package dev.candor.cli;

/** How the program ends. */
final class ExitCode {

  /** It did what was asked. */
  static final int OK = 0;

  /** The answer is no: a check failed, a number drifted. */
  static final int NO = 1;

  /** It was asked wrongly, or given wrong input. */
  static final int USAGE = 2;

  /** The world failed: a file, a disk, a network. */
  static final int WORLD = 3;

  private ExitCode() {}
}
