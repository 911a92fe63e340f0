package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process of the same Java, with the same classes. */
final class ChildJvm {

  private ChildJvm() {}

  static Process start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return new ProcessBuilder(command(options, main, arguments)).redirectErrorStream(true).start();
  }

  /** What starts it. */
  static List<String> command(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:-UsePerfData"); // its file in the temporary folder may be another's, and the
    command.add("-Xlog:disable"); // JVM says so where the child's own words are awaited
    command.add("-Xmx64m");
    command.addAll(options);
    command.add("-cp");
    command.add("" + System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a program to its end; returns all that it printed. */
  static String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    return end(start(List.of(), main, arguments));
  }

  static String end(Process process) throws IOException, InterruptedException {
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the child did not end; it printed: " + printed);
      }
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
