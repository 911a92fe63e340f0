package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as children of this process: those that are asked, for two seconds at most. */
final class SystemCommands implements Commands {

  private static final int SECONDS = 2;

  /** Of a complaint, in bytes. */
  private static final int MOST = 500;

  @Override
  public String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " did not end within " + SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            command.get(0) + " ended with " + process.exitValue() + complaint(process));
      }
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The first line that it printed, which some programs print where others print results. */
  private static String complaint(Process process) throws IOException {
    for (InputStream printed : List.of(process.getErrorStream(), process.getInputStream())) {
      String text = new String(printed.readNBytes(MOST), UTF_8).strip();
      if (!text.isEmpty()) {
        return ": " + text.lines().findFirst().orElse("");
      }
    }
    return "";
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
