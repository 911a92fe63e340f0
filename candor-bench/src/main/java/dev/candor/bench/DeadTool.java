package dev.candor.bench;

import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A tool that records 10,000 events a second for so long and ends: what {@link DeadReport}
 * measures. With {@code off} in place of an address its telemetry is off.
 *
 * <pre>
 * DeadTool FOLDER ADDRESS|off SECONDS
 * </pre>
 *
 * <p>Says each second what happened until then: how many events it recorded, the median of what one
 * took the caller, in nanoseconds, and the least heap that was in use, in bytes. Ends when its
 * input does, so that it can be looked at until then.
 */
final class DeadTool {

  private static final int BURST = 100;
  private static final int BURSTS_OF_A_SECOND = 100;
  private static final long PACE_NANOS = 10_000_000;

  private final Candor candor;
  private final double[] nanos = new double[BURSTS_OF_A_SECOND];
  private int recorded;
  private long leastHeap = Long.MAX_VALUE;

  private DeadTool(Candor candor) {
    this.candor = candor;
  }

  /** Records and ends. */
  public static void main(String[] args) throws IOException {
    try (Candor candor = open(Path.of(args[0]), args[1])) {
      new DeadTool(candor).record(Integer.parseInt(args[2]));
      System.in.read();
    }
  }

  private static Candor open(Path folder, String address) {
    boolean off = address.equals("off");
    Map<String, String> variables = off ? Map.of("DO_NOT_TRACK", "1") : Map.of();
    Candor.Builder builder =
        Candor.builder(BuildToolPlan.plan(), "1.4.2")
            .surroundings(Tool.surroundings(folder, variables));
    if (!off) {
      builder.sink(
          "collector",
          permit ->
              new HttpSink(
                  permit,
                  new CollectorProtocol(URI.create(address), "key"),
                  Surroundings.ofProcess().clock()));
    }
    return builder.open();
  }

  private void record(int seconds) {
    long due = System.nanoTime();
    for (int second = 0; second < seconds; second++) {
      for (int burst = 0; burst < BURSTS_OF_A_SECOND; burst++) {
        due += PACE_NANOS;
        nanos[burst] = burst();
        leastHeap = Math.min(leastHeap, heap());
        LockSupport.parkNanos(due - System.nanoTime());
      }
      tell();
    }
  }

  /** Records some events; returns what one of them took, in nanoseconds. */
  private double burst() {
    long began = System.nanoTime();
    for (int i = 0; i < BURST; i++) {
      candor.telemetry().record(Events.finished(recorded + i));
    }
    recorded += BURST;
    return (System.nanoTime() - began) / (double) BURST;
  }

  private static long heap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void tell() {
    Arrays.sort(nanos);
    System.out.println(recorded + " " + nanos[nanos.length / 2] + " " + leastHeap);
    leastHeap = Long.MAX_VALUE;
  }
}
