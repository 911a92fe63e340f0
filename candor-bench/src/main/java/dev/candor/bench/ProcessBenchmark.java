package dev.candor.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares two commands by the whole life of their processes, in alternating runs, so that what
 * else happens on the machine happens to both. Arguments: the number of runs, the first command,
 * {@code --versus}, the second.
 *
 * <p>Standard input is empty, and output is thrown away. A command that fails ends the comparison:
 * the time of a failure means nothing.
 */
public final class ProcessBenchmark {

  private static final String VERSUS = "--versus";

  /** Runs that only fill caches. */
  private static final int UNCOUNTED = 3;

  private ProcessBenchmark() {}

  /** Runs and reports. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(args);
    int versus = words.indexOf(VERSUS);
    if (versus < 2 || versus == words.size() - 1) {
      System.err.println("Name runs and two commands: RUNS COMMAND... --versus COMMAND...");
      System.exit(2);
    }
    compare(
        Integer.parseInt(args[0]),
        words.subList(1, versus),
        words.subList(versus + 1, words.size()),
        System.out);
  }

  private static void compare(int runs, List<String> first, List<String> second, PrintStream out)
      throws IOException, InterruptedException {
    List<Double> ofFirst = new ArrayList<>();
    List<Double> ofSecond = new ArrayList<>();
    List<Double> differences = new ArrayList<>();
    for (int run = -UNCOUNTED; run < runs; run++) {
      boolean firstBefore = (run & 1) == 0;
      double one = firstBefore ? millis(first) : 0;
      double two = millis(second);
      one = firstBefore ? one : millis(first);
      if (run >= 0) {
        ofFirst.add(one);
        ofSecond.add(two);
        differences.add(one - two);
      }
    }
    out.printf("%d alternating runs, milliseconds%n", runs);
    out.printf("%-10s%10s%10s%10s%n", "", "p10", "median", "p90");
    print(out, "first", ofFirst);
    print(out, "second", ofSecond);
    print(out, "difference", differences);
  }

  private static void print(PrintStream out, String name, List<Double> values) {
    out.printf(
        Locale.ROOT,
        "%-10s%10.1f%10.1f%10.1f%n",
        name,
        quantile(values, 0.1),
        quantile(values, 0.5),
        quantile(values, 0.9));
  }

  /** The value below which a part of the values lies, between two of them in proportion. */
  static double quantile(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    double at = part * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    long began = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    double millis = (System.nanoTime() - began) / 1e6;
    if (exit != 0) {
      throw new IllegalStateException("'" + String.join(" ", command) + "' ended with " + exit);
    }
    return millis;
  }
}
