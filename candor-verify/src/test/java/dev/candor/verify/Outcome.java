package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a command ended, and what it printed on both streams.
 *
 * @param exit its exit code
 * @param output what it printed
 */
record Outcome(int exit, String output) {

  /** Runs a command in a folder until it ends. */
  static Outcome of(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
