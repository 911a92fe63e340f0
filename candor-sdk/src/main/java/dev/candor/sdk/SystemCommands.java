package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as children of this process: those that are asked, for two seconds at most. */
final class SystemCommands implements Commands {

  private static final int SECONDS = 2;

  @Override
  public String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " did not end within " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new IOException(command.get(0) + " ended with " + process.exitValue());
      }
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close(); // its input ends at once
  }
}
