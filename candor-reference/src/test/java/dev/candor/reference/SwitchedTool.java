package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Plan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Consent;
import dev.candor.sdk.MistakenSwitchException;
import dev.candor.sdk.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reference tool in a process of its own, which opens the real telemetry in prepared
 * surroundings, one line of its input after another, and says what was decided: {@code LEVEL
 * reason}.
 */
public final class SwitchedTool {

  private SwitchedTool() {}

  /**
   * One row of a table.
   *
   * @param tool the product's name
   * @param root the root of the file system that it finds
   */
  public record Row(
      String tool, Path root, Map<String, String> variables, Map<String, String> settings) {

    /** Copies its maps. */
    public Row {
      variables = Map.copyOf(variables);
      settings = Map.copyOf(settings);
    }

    private String line() {
      return String.join("\t", tool, root.toString(), line(variables), line(settings));
    }

    private static String line(Map<String, String> map) {
      List<String> words = new ArrayList<>();
      map.forEach((name, value) -> words.add(name + "=" + value));
      return String.join("\u0001", words);
    }
  }

  /** What was decided for each row, in their order. */
  public static List<String> decisions(List<Row> rows) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-cp",
                "" + System.getProperty("java.class.path"),
                SwitchedTool.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<String> lines = rows.stream().map(Row::line).toList();
      Thread writer = new Thread(() -> write(lines, process.getOutputStream()), "rows");
      writer.start();
      List<String> decisions =
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
      writer.join();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("the tool did not end well");
      }
      return decisions;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(List<String> lines, OutputStream to) {
    try (PrintStream out = new PrintStream(to, false, UTF_8)) {
      lines.forEach(out::println);
    }
  }

  /** Reads rows until there are no more. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split("\t", -1);
      System.out.println(decided(plan(parts[0]), Path.of(parts[1]), map(parts[2]), map(parts[3])));
    }
  }

  private static Plan plan(String tool) {
    return ReferenceTool.all().stream()
        .map(ReferenceTool::plan)
        .filter(plan -> plan.product().equals(tool))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> map(String line) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String word : line.isEmpty() ? new String[0] : line.split("\u0001", -1)) {
      int sign = word.indexOf('=');
      map.put(word.substring(0, sign), word.substring(sign + 1));
    }
    return map;
  }

  private static String decided(
      Plan plan, Path root, Map<String, String> variables, Map<String, String> settings) {
    Surroundings process = Surroundings.ofProcess();
    Surroundings prepared =
        new Surroundings(
            variables,
            root.resolve("home"),
            root,
            root.resolve("home"),
            process.osName(),
            process.osVersion(),
            process.osArch(),
            process.clock(),
            process.nanos(),
            bytes -> Arrays.fill(bytes, (byte) 7),
            Commands.none(),
            process.err());
    Candor.Builder builder = Candor.builder(plan, "1.0.0").surroundings(prepared);
    settings.forEach(builder::setting);
    try (Candor candor = builder.open()) {
      Consent.Decision decision = candor.decision();
      return (decision.level() + " " + decision.reason()).strip();
    } catch (MistakenSwitchException e) {
      return "MISTAKE " + e.getMessage();
    }
  }
}
