package dev.candor.bench;

import dev.candor.Telemetry;
import dev.candor.sdk.Ledger;
import io.opentelemetry.api.logs.Logger;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What a caller pays for one event, the making of its record included.
 *
 * <p>An iteration is one burst of {@value #BURST} events into an empty queue that holds them all.
 * The queue is then drained, and a burst that did not come out whole makes the figures void. The
 * score is the time of the burst, divided; read the median of the bursts, not their mean.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RecordBenchmark.BURST)
public class RecordBenchmark {

  /** How many events one caller records at a time. */
  static final int BURST = 8_192;

  /** An event at level local; its rows are encoded and thrown away. */
  @Benchmark
  public void accepted(WithoutDisk tool) {
    tool.sent.addAndGet(burst(tool.telemetry));
  }

  /** An event at level local, with its files. */
  @Benchmark
  public void acceptedToFiles(WithFiles tool) {
    tool.sent.addAndGet(burst(tool.telemetry));
  }

  /** Two callers at once. */
  @Benchmark
  @Threads(2)
  public void acceptedOfTwo(WithoutDisk tool, Together together) {
    together.start();
    tool.sent.addAndGet(burst(tool.telemetry));
  }

  /** An event that the plan does not know. */
  @Benchmark
  public void refused(WithoutDisk tool) {
    Telemetry telemetry = tool.telemetry;
    long before = CallerBytes.now();
    for (int i = 0; i < BURST; i++) {
      telemetry.record(Events.unplanned(i));
    }
    CallerBytes.since(before, BURST);
    tool.unknown.addAndGet(BURST);
  }

  /** An event at level off. */
  @Benchmark
  public void off(Off tool) {
    burst(tool.telemetry);
  }

  /** The floor: the record, the time, and a place in a queue of JCTools. */
  @Benchmark
  public void floor(Floor floor) {
    floor.burst();
  }

  /** The floor of two callers at once. */
  @Benchmark
  @Threads(2)
  public void floorOfTwo(Floor floor, Together together) {
    together.start();
    floor.burst();
  }

  /** A log record of OpenTelemetry with six attributes, in batches to an exporter of nothing. */
  @Benchmark
  public void openTelemetry(OpenTelemetry peer) {
    Logger logger = peer.logs().logger();
    long before = CallerBytes.now();
    for (int i = 0; i < BURST; i++) {
      OpenTelemetryLogs.emit(logger, Events.finished(i));
    }
    CallerBytes.since(before, BURST);
    peer.sent += BURST;
  }

  private static int burst(Telemetry telemetry) {
    long before = CallerBytes.now();
    for (int i = 0; i < BURST; i++) {
      telemetry.record(Events.finished(i));
    }
    CallerBytes.since(before, BURST);
    return BURST;
  }

  /** A tool whose every row is counted. */
  public abstract static class Counted {

    final AtomicLong sent = new AtomicLong();
    final AtomicLong unknown = new AtomicLong();
    private final Tool tool;
    final Telemetry telemetry;

    Counted(Tool tool) {
      this.tool = tool;
      this.telemetry = tool.telemetry();
      // The plan's other events too: a tool records several, and the compiler knows.
      for (int i = 0; i < BURST / 2; i++) {
        telemetry.record(new CacheRead(true, i));
        telemetry.record(new StepSkipped(i));
      }
      sent.addAndGet(BURST);
      drained();
    }

    /** Waits for the rows of a burst. */
    @TearDown(Level.Iteration)
    public void drained() {
      Drained.await(sent.get(), tool::rows);
    }

    /** Ends the run and believes its ledger only. */
    @TearDown(Level.Trial)
    public void end() throws IOException {
      Ledger.Reading ledger = Objects.requireNonNull(tool.end(), "the ledger is empty");
      Map<String, Long> lost =
          unknown.get() == 0 ? Map.of() : Map.of("unknown_event", unknown.get());
      if (!ledger.lost().equals(lost)) {
        throw new IllegalStateException("lost " + ledger.lost() + ", not " + lost);
      }
      tool.close();
    }
  }

  /** A tool whose rows are thrown away. */
  @State(Scope.Benchmark)
  public static class WithoutDisk extends Counted {

    /** Opens it. */
    public WithoutDisk() {
      super(opened(Tool::withoutDisk));
    }
  }

  /** A tool with its files. */
  @State(Scope.Benchmark)
  public static class WithFiles extends Counted {

    /** Opens it. */
    public WithFiles() {
      super(opened(Tool::withFiles));
    }
  }

  /** A tool at level off. */
  @State(Scope.Benchmark)
  public static class Off {

    private final Tool tool = opened(Tool::off);
    final Telemetry telemetry = tool.telemetry();

    /** Ends it. */
    @TearDown(Level.Trial)
    public void end() throws IOException {
      if (tool.end() != null) {
        throw new IllegalStateException("level off has a ledger");
      }
      tool.close();
    }
  }

  /** Lets two callers begin in the same moment. */
  @State(Scope.Benchmark)
  public static class Together {

    private final AtomicInteger ready = new AtomicInteger();

    /** Begins anew. */
    @Setup(Level.Iteration)
    public void reset() {
      ready.set(0);
    }

    void start() {
      ready.incrementAndGet();
      while (ready.get() < 2) {
        Thread.onSpinWait();
      }
    }
  }

  /** A queue of JCTools with its consumer. */
  @State(Scope.Benchmark)
  public static class Floor {

    private final AtomicLong sent = new AtomicLong();
    private final FloorQueue queue = new FloorQueue();

    void burst() {
      long before = CallerBytes.now();
      for (int i = 0; i < BURST; i++) {
        queue.add(Events.finished(i, System.currentTimeMillis()));
      }
      CallerBytes.since(before, BURST);
      sent.addAndGet(BURST);
    }

    /** Waits for a burst. */
    @TearDown(Level.Iteration)
    public void drained() {
      Drained.await(sent.get(), queue::taken);
    }

    /** Ends the consumer. */
    @TearDown(Level.Trial)
    public void end() {
      queue.close();
    }
  }

  /** The logs of OpenTelemetry. */
  @State(Scope.Benchmark)
  public static class OpenTelemetry {

    private final OpenTelemetryLogs logs = new OpenTelemetryLogs();
    long sent;

    OpenTelemetryLogs logs() {
      return logs;
    }

    /** Waits for a burst. */
    @TearDown(Level.Iteration)
    public void drained() {
      logs.flush();
      Drained.await(sent, logs::exported);
    }

    /** Ends its worker. */
    @TearDown(Level.Trial)
    public void end() {
      logs.close();
    }
  }

  private interface Opening {
    Tool open() throws IOException;
  }

  private static Tool opened(Opening opening) {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new IllegalStateException("the tool has no folder", e);
    }
  }
}
