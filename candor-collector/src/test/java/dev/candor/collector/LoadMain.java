package dev.candor.collector;

import dev.candor.collector.store.Rotation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;

/**
 * Measures a collector in another process on this machine. Arguments: seconds, events a second (0
 * for as many as are answered), connections, events a file.
 */
final class LoadMain {

  private LoadMain() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("serve")) {
      serve(Path.of(arguments[1]), Long.parseLong(arguments[2]));
      return;
    }
    double seconds = Double.parseDouble(arguments[0]);
    int rate = Integer.parseInt(arguments[1]);
    int connections = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("candor-load");
    Process child = Child.start(LoadMain.class, "serve", folder.toString(), arguments[3]);
    try {
      URI address = Child.address(child);
      long now = System.currentTimeMillis();
      LoadGenerator load =
          new LoadGenerator(
              address, Running.WRITE, new LoadGenerator.Shape(connections, 50, 50_000, now, now));
      System.out.println("warm-up: " + load.run(10, rate));
      LoadGenerator again =
          new LoadGenerator(
              address,
              Running.WRITE,
              new LoadGenerator.Shape(connections, 50, 50_000, now + 1, now + 1));
      System.out.println("measured: " + again.run(seconds, rate));
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static void serve(Path folder, long events) throws Exception {
    CollectorSettings settings =
        Running.settings(folder, ZoneId.of("Europe/Stockholm"), new Rotation(events, 1L << 30));
    try (Collector collector = Collector.open(settings, InstantSource.system(), new Random())) {
      System.out.println("listening on " + collector.address());
      while (System.in.read() >= 0) {
        // until the parent is gone
      }
    }
  }
}
