package dev.candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Ledger;
import dev.candor.sdk.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What 10,000 events a second take of a machine while the endpoint is dead, in a Java of 64 MiB of
 * heap: memory, files, and the caller's time. And whether each event is accounted for at the end.
 */
final class DeadReport {

  private static final List<String> FLAGS = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
  private static final int SECONDS_WITHOUT = 20;
  private static final double MIB = 1024 * 1024;
  private static final long MOST_RESIDENT = 150L * 1024 * 1024;

  private final ToolHome home = new ToolHome();
  private final List<String> missed = new ArrayList<>();
  private final List<Double> nanos = new ArrayList<>();
  private Footprint most = Footprint.NONE;
  private long recorded;
  private long leastHeap = Long.MAX_VALUE;
  private long mostHeap;

  private DeadReport() throws IOException {}

  /**
   * For so many seconds, an hour where none are named, at an endpoint that is {@code nothing} or
   * another of {@link Endpoint.Way}; with {@code --strict} a missed target ends with 1.
   */
  public static void main(String[] args) throws Exception {
    boolean strict = false;
    int seconds = 3_600;
    Endpoint.Way way = Endpoint.Way.NOTHING;
    for (String word : args) {
      if (word.equals("--strict")) {
        strict = true;
      } else if (word.matches("[0-9]+")) {
        seconds = Integer.parseInt(word);
      } else {
        way = Endpoint.Way.valueOf(word.toUpperCase(Locale.ROOT));
      }
    }
    boolean missed = run(seconds, way);
    System.exit(strict && missed ? 1 : 0);
  }

  private static boolean run(int seconds, Endpoint.Way way) throws Exception {
    DeadReport without = new DeadReport();
    without.watch("off", SECONDS_WITHOUT, SECONDS_WITHOUT);
    System.out.printf(
        Locale.ROOT,
        "without telemetry, %d s: %.1f MiB resident, %.0f ns%n",
        SECONDS_WITHOUT,
        without.most.mostResident() / MIB,
        median(without.nanos));
    System.out.println("endpoint: " + way.name().toLowerCase(Locale.ROOT));
    System.out.println(
        "second   recorded    waiting  delivered  heap  resident  most  spool  events   ns  lost");
    DeadReport with = new DeadReport();
    try (Endpoint endpoint = new Endpoint(way)) {
      int every = seconds >= 600 ? 60 : Math.max(1, seconds / 10);
      with.watch(endpoint.address().toString(), seconds, every);
    }
    with.judge(without.most.mostResident());
    return !with.missed.isEmpty();
  }

  /** Runs the tool and looks at it each second. */
  private void watch(String address, int seconds, int every) throws Exception {
    Process tool =
        Child.start(
            FLAGS,
            Child.OURS,
            DeadTool.class,
            List.of(home.folder().toString(), address, Integer.toString(seconds)));
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(tool.getInputStream(), UTF_8))) {
      int second = 0;
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        String[] words = line.split(" ");
        if (words.length != 3) {
          missed.add("the tool said '" + line + "'");
          continue;
        }
        second++;
        look(tool.pid(), words);
        if (!address.equals("off") && second % every == 0) {
          row(second, tool.pid());
        }
        if (second == seconds) {
          tool.getOutputStream().close();
        }
      }
    }
    int exit = tool.waitFor();
    if (exit != 0) {
      missed.add("the tool ended with " + exit);
    }
  }

  private void look(long process, String[] words) throws IOException {
    recorded = Long.parseLong(words[0]);
    nanos.add(Double.valueOf(words[1]));
    leastHeap = Math.min(leastHeap, Long.parseLong(words[2]));
    most = most.most(home.footprint(process));
  }

  /** Prints what is now; the heap is the least since the last row, as a collection leaves it. */
  private void row(int second, long process) throws IOException {
    Footprint now = home.footprint(process);
    Ledger.Reading ledger = home.ledger();
    System.out.printf(
        Locale.ROOT,
        "%6d %10d %10d %10d %5.1f %9.1f %5.1f %6.1f %7.1f %4.0f  %s%n",
        second,
        recorded,
        home.waiting(),
        ledger.delivered(),
        leastHeap / MIB,
        now.resident() / MIB,
        now.mostResident() / MIB,
        now.spool() / MIB,
        now.events() / MIB,
        median(nanos),
        new TreeMap<>(ledger.lost()));
    mostHeap = Math.max(mostHeap, leastHeap);
    leastHeap = Long.MAX_VALUE;
    nanos.clear();
  }

  private void judge(long without) throws IOException {
    long more = most.mostResident() - without;
    System.out.printf(
        Locale.ROOT,
        "most: heap %.1f MiB, resident %.1f (%+.1f of without), spool %.1f, events %.1f%n",
        mostHeap / MIB,
        most.mostResident() / MIB,
        more / MIB,
        most.spool() / MIB,
        most.events() / MIB);
    if (more > MOST_RESIDENT) {
      missed.add("more than 150 MiB of memory over the run without");
    }
    if (most.spool() > Settings.STANDARD.spool().maxBytes()) {
      missed.add("the spool had " + most.spool() + " bytes, over its cap");
    }
    account();
    missed.forEach(each -> System.out.println("MISSED: " + each));
  }

  /** Gives up what waits, so that what its segments tell of losses is in the ledger, too. */
  private void account() throws IOException {
    long waiting = home.waiting();
    long removed = home.removeWaiting();
    Ledger.Reading ledger = home.ledger();
    Map<String, Long> lost = new TreeMap<>(ledger.lost());
    lost.remove("removed");
    long sum = lost.values().stream().mapToLong(Long::longValue).sum();
    long delivered = ledger.delivered();
    System.out.printf(
        "recorded %d, delivered %d, waiting %d, lost %s%n", recorded, delivered, waiting, lost);
    if (waiting != removed || recorded != delivered + waiting + sum) {
      missed.add("%d events are not accounted for".formatted(recorded - delivered - removed - sum));
    }
  }

  private static double median(List<Double> values) {
    double[] rising = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(rising);
    return rising[rising.length / 2];
  }
}
