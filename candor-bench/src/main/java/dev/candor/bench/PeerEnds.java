package dev.candor.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What becomes of 10,000 events when the tool ends right after the last, and when it has ended. */
final class PeerEnds {

  private static final int EVENTS = 10_000;
  private static final long CAP_SECONDS = 30;
  private static final double TARGET_MILLIS = 100;
  private static final long SETTLE_NANOS = 300_000_000;

  private final PeerKind kind;
  private boolean missed;

  PeerEnds(PeerKind kind) {
    this.kind = kind;
  }

  /** Prints what becomes of them; false where Candor misses its target. */
  boolean print() throws IOException, InterruptedException {
    StringBuilder row = new StringBuilder();
    for (String end : List.of("exit", "return", "shutdown")) {
      try (PeerStub stub = new PeerStub(kind)) {
        row.append(cell(end, stub.port(), stub));
      }
    }
    try (Endpoint dead = new Endpoint(Endpoint.Way.NOTHING)) {
      row.append(cell("shutdown", dead.address().getPort(), null));
    }
    // The system takes the connections and what is sent; nobody answers.
    try (ServerSocket hanging = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
      row.append(cell("shutdown", hanging.getLocalPort(), null));
    }
    System.out.printf("%-18s%s%n", kind.word(), row + (missed ? "  MISSED" : ""));
    return !missed;
  }

  private String cell(String end, int port, @Nullable PeerStub stub)
      throws IOException, InterruptedException {
    ToolHome home = new ToolHome();
    Process tool =
        Child.start(
            stub == null ? List.of() : stub.flags(),
            kind.jars(),
            PeerTool.class,
            List.of(
                kind.word(),
                kind.address(port),
                home.folder().toString(),
                end,
                Integer.toString(EVENTS)));
    if (tool.getInputStream().read() != '!') {
      throw new IOException(kind.word() + " did not take its events: try it by hand");
    }
    long last = System.nanoTime();
    boolean ended = tool.waitFor(CAP_SECONDS, TimeUnit.SECONDS);
    double millis = (System.nanoTime() - last) / 1e6;
    tool.destroyForcibly().waitFor();
    LockSupport.parkNanos(SETTLE_NANOS); // what is under way arrives
    long reached = stub == null ? 0 : stub.counted();
    long waiting = kind.isCandor() ? home.waiting() : 0;
    missed |= kind.isCandor() && (!ended || millis > TARGET_MILLIS || reached + waiting < EVENTS);
    String events = kind.isCandor() ? reached + "+" + waiting : Long.toString(reached);
    String time = ended ? String.format(Locale.ROOT, "%.0f ms", millis) : "never";
    return "%14s %9s".formatted(events, time);
  }
}
