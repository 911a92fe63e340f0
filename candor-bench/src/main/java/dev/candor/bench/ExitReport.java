package dev.candor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What telemetry holds up and loses at a tool's end, measured as whole processes: from the last
 * event to the end of the process, beside the same program without telemetry, whatever is wrong
 * with the endpoint and however the tool ends.
 */
final class ExitReport {

  private static final List<String> ENDS = List.of("return", "exit", "throw", "signal");

  private static final List<Profile> PROFILES =
      List.of(
          new Profile("first run", 0, 0, 1_000, 0, 25),
          new Profile("first run", 0, 0, 10_000, 0, 100),
          new Profile("later run", 1, 0, 1_000, 0, 25),
          new Profile("later run", 1, 0, 10_000, 0, 100),
          new Profile("at work", 0, 200, 1_000, 0, 25),
          new Profile("at work", 0, 200, 10_000, 0, 100),
          new Profile("daemon", 0, 0, 1_000, 1_500, 1_500));
  private static final Profile NONE = new Profile("none", 0, 0, 0, 0, 0);

  private final int runs;
  private boolean missed;

  private ExitReport(int runs) {
    this.runs = runs;
  }

  /** Of so many runs a row; with {@code --strict} a missed target ends with 1. */
  public static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    boolean strict = words.remove("--strict");
    ExitReport report = new ExitReport(words.isEmpty() ? 7 : Integer.parseInt(words.get(0)));
    report.print();
    System.exit(strict && report.missed ? 1 : 0);
  }

  private void print() throws Exception {
    System.out.println(
        "profile       endpoint      end     events  held up ms (median, max)  lost  target ms");
    for (String end : ENDS) {
      double plain = median(times("", NONE, end, new long[1]));
      for (Endpoint.Way way : Endpoint.Way.values()) {
        for (Profile profile : PROFILES) {
          row(profile, way, end, plain);
        }
      }
    }
    if (missed) {
      System.out.println("MISSED: a median is over its target, or events were lost");
    }
  }

  /**
   * A kind of tool.
   *
   * @param before the runs of the installation before this one, of one event each: the first makes
   *     its id and its folders
   * @param earlier how many it records first, in a second of work; the others come cold where none
   * @param events how many it records at its end
   * @param graceMs what it gives the network at its end
   * @param targetMs how long its end may take
   */
  private record Profile(
      String name, int before, int earlier, int events, int graceMs, int targetMs) {

    Profile ofOneEvent() {
      return new Profile(name, 0, 0, 1, 0, targetMs);
    }
  }

  private void row(Profile profile, Endpoint.Way way, String end, double plain) throws Exception {
    long[] lost = new long[1];
    List<Double> times;
    try (Endpoint endpoint = new Endpoint(way)) {
      times = times(endpoint.address().toString(), profile, end, lost);
    }
    double median = median(times) - plain;
    missed |= median > profile.targetMs() || lost[0] > 0;
    System.out.printf(
        Locale.ROOT,
        "%-12s  %-12s  %-6s  %6d  %10.1f %10.1f  %8d  %9d%n",
        profile.name(),
        way.name().toLowerCase(Locale.ROOT),
        end,
        profile.events(),
        median,
        times.get(times.size() - 1) - plain,
        lost[0],
        profile.targetMs());
  }

  /** From the last event to the end of the process, in milliseconds, rising. */
  private List<Double> times(String address, Profile profile, String end, long[] lost)
      throws Exception {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      ToolHome home = new ToolHome();
      for (int i = 0; i < profile.before(); i++) {
        time(home.folder(), address, profile.ofOneEvent(), "return");
      }
      times.add(time(home.folder(), address, profile, end));
      if (!address.isEmpty()) {
        // what waits, and what has reached somebody, is not lost
        int recorded = profile.before() + profile.earlier() + profile.events();
        lost[0] += recorded - home.waiting() - home.ledger().delivered();
      }
    }
    times.sort(null);
    return times;
  }

  private static double time(Path folder, String address, Profile profile, String end)
      throws IOException, InterruptedException {
    Process process =
        Child.start(
            List.of(),
            Child.OURS,
            ExitTool.class,
            List.of(
                folder.toString(),
                address,
                Integer.toString(profile.events()),
                Integer.toString(profile.graceMs()),
                end,
                Integer.toString(profile.earlier())));
    if (process.getInputStream().read() != '!') {
      throw new IOException("the tool did not record: try it by hand in " + folder);
    }
    long last = System.nanoTime();
    if (end.equals("signal")) {
      process.destroy();
    }
    process.waitFor();
    return (System.nanoTime() - last) / 1e6;
  }

  private static double median(List<Double> rising) {
    return rising.get(rising.size() / 2);
  }
}
