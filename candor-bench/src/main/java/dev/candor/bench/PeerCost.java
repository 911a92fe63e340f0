package dev.candor.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What an event costs a process that hands it to a peer, from the call to the server's answer:
 * processor time of all its threads, and how much of that is the compilers' own. 10,000 events a
 * second come in bursts of 500. The last round counts: the compilers have most behind them.
 */
final class PeerCost {

  private static final int WARM_UP = 20_000;
  private static final int EVENTS = 200_000;
  private static final double TARGET_MICROS = 3;
  private static final long WAIT_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long STEP_NANOS = 20_000_000;
  private static final long SETTLE_NANOS = 500_000_000;

  private final PeerKind kind;
  private final int rounds;

  /** Of so many rounds in one process. */
  PeerCost(PeerKind kind, int rounds) {
    this.kind = kind;
    this.rounds = rounds;
  }

  /** Prints what it is; false where Candor misses its target. */
  boolean print() throws IOException, InterruptedException {
    double last = 0;
    System.out.printf("%-18s", kind.word());
    try (PeerStub stub = new PeerStub(kind)) {
      Process tool =
          Child.start(
              stub.flags(),
              kind.jars(),
              PeerTool.class,
              List.of(
                  kind.word(),
                  kind.address(stub.port()),
                  new ToolHome().folder().toString(),
                  "asked"));
      try {
        deliver(tool.getOutputStream(), WARM_UP, stub);
        for (int round = 0; round < rounds; round++) {
          ProcessorTime before = ProcessorTime.of(tool.pid());
          long came = deliver(tool.getOutputStream(), EVENTS, stub);
          ProcessorTime took = ProcessorTime.of(tool.pid()).since(before, came);
          System.out.print(
              came == 0
                  ? "          none arrived  "
                  : String.format(
                      Locale.ROOT, "%9.1f %6.1f %7d", took.all(), took.compilers(), came));
          last = took.all();
        }
      } finally {
        tool.destroyForcibly();
      }
    }
    boolean missed = kind.isCandor() && last >= TARGET_MICROS;
    System.out.println(missed ? "  MISSED: under 3 µs" : "");
    return !missed;
  }

  /** Has so many handed in and waits for them, but not for ever; returns how many arrived. */
  private static long deliver(OutputStream tool, int events, PeerStub stub) throws IOException {
    long before = stub.counted();
    tool.write((events + "\n").getBytes(StandardCharsets.US_ASCII));
    tool.flush();
    long began = System.nanoTime();
    while (stub.counted() - before < events && System.nanoTime() - began < WAIT_NANOS) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    LockSupport.parkNanos(SETTLE_NANOS); // the last answer is on its way
    return stub.counted() - before;
  }
}
