package dev.candor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A tool that hands in its events to one of the peers: what {@link PeerReport} measures.
 *
 * <pre>
 * PeerTool KIND ADDRESS FOLDER exit|return|shutdown EVENTS   hands in so many at once, says !, and
 *                                                            ends so
 * PeerTool KIND ADDRESS FOLDER asked                         hands in as many as each line of its
 *                                                            input says, 10,000 a second
 * </pre>
 */
final class PeerTool {

  private static final int BURST = 500;
  private static final long PACE_NANOS = 50_000_000;

  private PeerTool() {}

  /** Hands in and ends. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Peer peer = PeerKind.of(args[0]).open(args[1], Path.of(args[2]));
    if (args[3].equals("asked")) {
      serve(peer);
      return;
    }
    int events = Integer.parseInt(args[4]);
    for (int i = 0; i < events; i++) {
      peer.record(Events.finished(i));
    }
    System.out.write('!');
    System.out.flush();
    switch (args[3]) {
      case "exit" -> System.exit(0);
      case "shutdown" -> peer.shutDown();
      default -> {} // main returns
    }
  }

  private static void serve(Peer peer) throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      int events = Integer.parseInt(line);
      long due = System.nanoTime();
      for (int i = 0; i < events; i++) {
        peer.record(Events.finished(i));
        if (i % BURST == BURST - 1) {
          due += PACE_NANOS;
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
    }
    Runtime.getRuntime().halt(0); // some would never end
  }
}
