package dev.candor.bench;

import dev.candor.Telemetry;
import dev.candor.sdk.RawRows;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The JSONL store, behind all that an event passes on its way there, beside a plain loop that
 * encodes the same events with the same codecs and appends them to a file in the same batches. Runs
 * alternate. The store begins a new file each five megabytes, as it always does.
 */
public final class JsonlBenchmark {

  private static final int BATCH = 1_000;
  private static final int EVENTS = 200 * BATCH;
  private static final int AHEAD = 8 * BATCH;
  private static final int UNCOUNTED = 3;
  private static final long NOW = 1_770_112_800_123L;

  private JsonlBenchmark() {}

  private record Began(long time, long work) {}

  /** Runs and reports. */
  public static void main(String[] args) throws IOException, SQLException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean strict = words.remove("--strict");
    int runs = words.isEmpty() ? 21 : Integer.parseInt(words.get(0));
    if (!compare(runs, System.out) && strict) {
      System.exit(1);
    }
  }

  private static boolean compare(int runs, PrintStream out) throws IOException, SQLException {
    Ratios ratios =
        Ratios.alternating(UNCOUNTED, runs, JsonlBenchmark::store, JsonlBenchmark::loop);
    out.printf(
        Locale.ROOT,
        "%d alternating runs of %d events in batches of %d; events a second%n",
        runs,
        EVENTS,
        BATCH);
    return ratios.print(out);
  }

  /** Records as a tool does, but not faster than the disk takes it, so that nothing is lost. */
  private static Ratios.Rate store() throws IOException {
    try (Tool tool = Tool.withFiles(BATCH)) {
      Telemetry telemetry = tool.telemetry();
      Began began = begin();
      for (int i = 0; i < EVENTS; i++) {
        telemetry.record(Events.finished(i));
        if (i % BATCH == 0) {
          while (i - tool.rows() > AHEAD) {
            LockSupport.parkNanos(500_000);
          }
        }
      }
      if (!tool.flush()) {
        throw new IllegalStateException("not everything was written: the figures are void");
      }
      Ratios.Rate rate = rate(began);
      Drained.await(EVENTS, tool::rows);
      return rate;
    }
  }

  private static Ratios.Rate loop() throws IOException {
    Path file = Files.createTempFile("candor-bench", ".jsonl");
    UUID run = new UUID(0x0198_f000_1111_7222L, 0x8333_4444_4444_4444L);
    RawRows rows = new RawRows(BuildToolPlan.plan());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Began began = begin();
      for (int i = 0; i < EVENTS; i++) {
        rows.add(Events.finished(i), run, i + 1L, NOW + i / 1_000);
        if (i % BATCH == BATCH - 1) {
          channel.write(ByteBuffer.wrap(rows.bytes(), 0, rows.length()));
          rows.clear();
        }
      }
      return rate(began);
    } finally {
      Files.delete(file);
    }
  }

  private static Began begin() {
    return new Began(System.nanoTime(), work());
  }

  private static Ratios.Rate rate(Began began) {
    double events = 1e9 * EVENTS;
    return new Ratios.Rate(
        events / (System.nanoTime() - began.time()), events / (work() - began.work()));
  }

  /** What all threads of this process have worked, in nanoseconds. */
  private static long work() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
