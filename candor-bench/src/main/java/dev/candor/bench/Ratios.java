package dev.candor.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a store of ours compares with a plain loop that does the least there is to do. */
final class Ratios {

  private static final double LEAST = 0.8;

  private final List<Double> ofStore = new ArrayList<>();
  private final List<Double> ofLoop = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> ratiosOfWork = new ArrayList<>();

  /** Rows a second: of the clock, and of the processor's time. */
  record Rate(double ofTime, double ofWork) {}

  /** One run of either. */
  interface Timed {
    Rate run() throws IOException, SQLException;
  }

  /** Runs both in turns, after some runs that do not count. */
  static Ratios alternating(int uncounted, int runs, Timed store, Timed loop)
      throws IOException, SQLException {
    Ratios ratios = new Ratios();
    for (int run = -uncounted; run < runs; run++) {
      boolean storeBefore = (run & 1) == 0;
      Rate first = storeBefore ? store.run() : loop.run();
      Rate second = storeBefore ? loop.run() : store.run();
      if (run >= 0) {
        ratios.add(storeBefore ? first : second, storeBefore ? second : first);
      }
    }
    return ratios;
  }

  private void add(Rate store, Rate loop) {
    ofStore.add(store.ofTime());
    ofLoop.add(loop.ofTime());
    ratios.add(store.ofTime() / loop.ofTime());
    ratiosOfWork.add(store.ofWork() / loop.ofWork());
  }

  /** Prints them; returns whether the store is good enough. */
  boolean print(PrintStream out) {
    out.printf("%-8s%10s%10s%10s%n", "", "p10", "median", "p90");
    print(out, "store", "%10.0f", ofStore);
    print(out, "loop", "%10.0f", ofLoop);
    print(out, "ratio", "%10.2f", ratios);
    print(out, "of CPU", "%10.2f", ratiosOfWork); // the ratio that other work does not disturb
    boolean met = ProcessBenchmark.quantile(ratios, 0.5) >= LEAST;
    if (!met) {
      out.printf(Locale.ROOT, "MISSED: the median ratio is below %.2f%n", LEAST);
    }
    return met;
  }

  private static void print(PrintStream out, String name, String form, List<Double> values) {
    String line = "%-8s" + form + form + form + "%n";
    out.printf(
        Locale.ROOT,
        line,
        name,
        ProcessBenchmark.quantile(values, 0.1),
        ProcessBenchmark.quantile(values, 0.5),
        ProcessBenchmark.quantile(values, 0.9));
  }
}
