package dev.candor.cli;

/** How a command ended. */
enum Ending {
  /** With exit code 0. */
  SUCCESS,
  /** With an exit code from 1 to 128. */
  FAILURE,
  /** By a signal, or with an exit code above 128, which a shell cannot tell apart. */
  SIGNAL_OR_HIGH_EXIT;

  static Ending of(int exitCode) {
    if (exitCode == 0) {
      return SUCCESS;
    }
    return exitCode > 128 ? SIGNAL_OR_HIGH_EXIT : FAILURE;
  }
}
