package dev.candor.sdk;

import java.io.IOException;
import java.util.List;

/** Runs programs: of the system, to ask what only it knows, and of the product itself. */
public interface Commands {

  /**
   * Runs a program to its end.
   *
   * @return what it printed
   * @throws IOException if it cannot be run, does not end in time, or ends with another code than 0
   */
  String run(List<String> command) throws IOException;

  /**
   * Starts a program that goes on by itself: with nothing to read, nowhere to print to, and nobody
   * who waits for it.
   *
   * @throws IOException if it cannot be started
   */
  default void start(List<String> command) throws IOException {
    throw new IOException("no program is started here: " + command);
  }

  /** Those of a machine on which nothing can be asked. */
  static Commands none() {
    return new NoCommands();
  }
}
