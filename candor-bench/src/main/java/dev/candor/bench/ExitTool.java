package dev.candor.bench;

import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A tool that records so many events and ends: what {@link ExitReport} measures.
 *
 * <pre>
 * ExitTool FOLDER ADDRESS EVENTS GRACE_MS return|exit|throw|signal EARLIER
 * </pre>
 */
final class ExitTool {

  private static final long EVERY_NANOS = 5_000_000;

  private ExitTool() {}

  /** Records, says {@code !}, and ends; without an address it records nothing. */
  public static void main(String[] args) throws InterruptedException {
    int events = Integer.parseInt(args[2]);
    Candor candor = args[1].isEmpty() ? null : open(args);
    for (int i = 0; i < Integer.parseInt(args[5]); i++) { // at work, and then the last events come
      if (candor != null) {
        candor.telemetry().record(Events.finished(i));
      }
      LockSupport.parkNanos(EVERY_NANOS);
    }
    for (int i = 0; candor != null && i < events; i++) {
      candor.telemetry().record(Events.finished(i));
    }
    System.out.write('!');
    System.out.flush();
    switch (args[4]) {
      case "return" -> {
        if (candor != null) {
          candor.close();
        }
      }
      case "exit" -> System.exit(0);
      case "throw" -> throw new IllegalStateException("a defect of the tool");
      default -> LockSupport.parkNanos(Long.MAX_VALUE);
    }
  }

  /** Telemetry in a folder, for an address, with a grace: the first, second and fourth argument. */
  static Candor open(String[] args) {
    return Candor.builder(BuildToolPlan.plan(), "1.4.2")
        .surroundings(Tool.surroundings(Path.of(args[0]), Map.of()))
        .sink(
            "collector",
            permit ->
                new HttpSink(
                    permit,
                    new CollectorProtocol(URI.create(args[1]), "key"),
                    Surroundings.ofProcess().clock()))
        .grace(Duration.ofMillis(Long.parseLong(args[3])))
        .open();
  }
}
