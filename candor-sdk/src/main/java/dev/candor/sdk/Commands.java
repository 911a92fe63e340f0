package dev.candor.sdk;

import java.io.IOException;
import java.util.List;

/** Runs a program of the system, to ask what only it knows. */
public interface Commands {

  /**
   * Runs a program to its end.
   *
   * @return what it printed
   * @throws IOException if it cannot be run, does not end in time, or ends with another code than 0
   */
  String run(List<String> command) throws IOException;

  /** Those of a machine on which nothing can be asked. */
  static Commands none() {
    return command -> {
      throw new IOException("no program is run here: " + command);
    };
  }
}
