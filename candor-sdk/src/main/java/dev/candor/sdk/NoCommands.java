package dev.candor.sdk;

import java.io.IOException;
import java.util.List;

/** Those of a machine on which nothing can be asked. */
final class NoCommands implements Commands {

  @Override
  public String run(List<String> command) throws IOException {
    throw new IOException("no program is run here: " + command);
  }
}
