package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process of the same Java, with the same classes. */
public final class ChildJvm {

  private ChildJvm() {}

  /**
   * Runs a program to its end; returns all that it printed.
   *
   * @param variables its whole environment
   * @param input the lines that it reads
   */
  public static String run(
      List<String> options, Map<String, String> variables, Class<?> main, List<String> input)
      throws IOException, InterruptedException {
    return run(List.of(), options, variables, main, input);
  }

  /**
   * The same, by another program.
   *
   * @param by the program that runs it, such as one that makes it somebody else's
   */
  public static String run(
      List<String> by,
      List<String> options,
      Map<String, String> variables,
      Class<?> main,
      List<String> input)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(by);
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:-UsePerfData"); // its file in the temporary folder may be another's, and the
    command.add("-Xlog:disable"); // JVM says so where the child's own words are awaited
    command.addAll(options);
    command.add("-cp");
    command.add("" + System.getProperty("java.class.path"));
    command.add(main.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    Path lines = Files.write(Files.createTempFile("candor", ".txt"), input);
    builder.redirectInput(lines.toFile()); // a pipe could be full at both its ends
    Process process = builder.start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new AssertionError("the child did not end; it printed: " + printed);
      }
      return printed;
    } finally {
      process.destroyForcibly();
      Files.delete(lines);
    }
  }
}
