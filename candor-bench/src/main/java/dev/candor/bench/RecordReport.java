package dev.candor.bench;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link RecordBenchmark} on the Java that it is started with, and prints medians beside
 * targets. Arguments: {@code --strict} ends with 1 where a target is missed; {@code --quick} is a
 * look, not a measurement; {@code --forks N}; anything else is the part of a name to run.
 */
public final class RecordReport {

  /** A tool's heap, not a server's; small enough that the queue grows old and is collected. */
  private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC");

  private static final List<Target> TARGETS =
      List.of(
          new Target("accepted", 120, 56),
          new Target("acceptedToFiles", 120, 56),
          new Target("acceptedOfTwo", 190, 56),
          new Target("off", 5, 0));

  /** What an event may cost: nanoseconds and bytes of the caller. */
  private record Target(String name, double nanos, long bytes) {}

  private record Settings(boolean strict, boolean quick, int forks, List<String> names) {

    static Settings of(List<String> args) {
      int at = args.indexOf("--forks");
      List<String> names = new ArrayList<>(args);
      boolean quick = args.contains("--quick");
      int forks = at < 0 ? (quick ? 1 : 5) : Integer.parseInt(args.get(at + 1));
      if (at >= 0) {
        names.subList(at, at + 2).clear();
      }
      names.removeIf(name -> name.startsWith("--"));
      return new Settings(args.contains("--strict"), quick, forks, names);
    }
  }

  private RecordReport() {}

  /** Runs and reports. */
  public static void main(String[] args) throws RunnerException {
    Settings settings = Settings.of(Arrays.asList(args));
    PrintStream out = System.out;
    out.printf(
        "Java %s, %s, %d forks, load %.2f%n",
        Runtime.version(), String.join(" ", FLAGS), settings.forks(), load());
    Collection<RunResult> results = new Runner(options(settings).build()).run();
    int missed = print(results, out);
    out.printf("load %.2f%n", load());
    if (settings.strict() && missed > 0) {
      System.exit(1);
    }
  }

  private static ChainedOptionsBuilder options(Settings settings) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .addProfiler(CallerBytes.class)
            .jvmArgs(FLAGS.toArray(String[]::new))
            .jvmArgsPrepend("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"))
            .jvmArgsAppend(quiet())
            .forks(settings.forks())
            .warmupIterations(200)
            .measurementIterations(settings.quick() ? 200 : 400)
            .timeout(TimeValue.minutes(2));
    if (settings.names().isEmpty()) {
      return options.include(RecordBenchmark.class.getName());
    }
    for (String name : settings.names()) {
      options.include(RecordBenchmark.class.getName() + "\\." + name + "$");
    }
    return options;
  }

  /** On newer Javas JMH is warned of; its warnings say nothing about what is measured. */
  private static String[] quiet() {
    return Runtime.version().feature() < 24
        ? new String[0]
        : new String[] {"--sun-misc-unsafe-memory-access=allow"};
  }

  private static int print(Collection<RunResult> results, PrintStream out) {
    double floor = Double.NaN;
    for (RunResult result : results) {
      if (name(result).equals("floor")) {
        floor = median(result.getPrimaryResult());
      }
    }
    int missed = 0;
    out.printf("%-18s%8s%8s%8s%9s%9s  %s%n", "", "ns", "p10", "p90", "caller B", "of floor", "");
    for (RunResult result : results) {
      Result<?> nanos = result.getPrimaryResult();
      double bytes = median(requireNonNull(result.getSecondaryResults().get(CallerBytes.LABEL)));
      String verdict = verdict(name(result), median(nanos), bytes);
      missed += verdict.startsWith("MISSED") ? 1 : 0;
      out.printf(
          Locale.ROOT,
          "%-18s%8.1f%8.1f%8.1f%9.1f%9.2f  %s%n",
          name(result),
          median(nanos),
          nanos.getStatistics().getPercentile(10),
          nanos.getStatistics().getPercentile(90),
          bytes,
          median(nanos) / floor,
          verdict);
    }
    return missed;
  }

  private static String verdict(String name, double nanos, double bytes) {
    for (Target target : TARGETS) {
      if (target.name().equals(name)) {
        boolean kept = nanos <= target.nanos() && Math.round(bytes) <= target.bytes();
        String words = "at most %.0f ns and %d B".formatted(target.nanos(), target.bytes());
        return (kept ? "kept: " : "MISSED: ") + words;
      }
    }
    return "";
  }

  private static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    return full.substring(full.lastIndexOf('.') + 1);
  }

  private static double median(Result<?> result) {
    return result.getStatistics().getPercentile(50);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
