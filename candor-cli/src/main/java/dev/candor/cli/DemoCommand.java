package dev.candor.cli;

import dev.candor.cli.demo.Simulation;
import dev.candor.collector.Collector;
import dev.candor.collector.CollectorSettings;
import dev.candor.collector.store.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a collector that is full of a simulated fleet's events, and forgets it at the end. */
@Command(
    name = "demo",
    description = "A collector with 90 days of a simulated fleet; its data are removed at the end.")
final class DemoCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The port to bind; 0 picks a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another number is another fleet (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServeCommand.checkPort(port);
    try (Stop stop = new Stop()) {
      Path folder = Files.createTempDirectory("candor-demo-");
      try {
        serve(folder, stop);
      } finally {
        remove(folder);
      }
    }
    return ExitCode.OK;
  }

  private void serve(Path folder, Stop stop) throws IOException, InterruptedException {
    Destination keys = ServeCommand.fresh(console.surroundings().entropy());
    CollectorSettings settings =
        new CollectorSettings(
            folder.resolve("data"),
            "127.0.0.1",
            port,
            ZoneId.of("UTC"),
            List.of(
                ServeCommand.builtIn("candor"),
                ServeCommand.builtIn("git"),
                ServeCommand.builtIn(Simulation.PRODUCT)),
            false,
            Map.of(),
            ServeCommand.credentials(keys),
            Rotation.defaults());
    try (Collector collector =
        Collector.open(settings, console.surroundings().clock(), new SecureRandom())) {
      Simulation simulation = new Simulation(console.surroundings(), seed);
      long events = simulation.send(collector.address(), keys.writeKey(), this::progress);
      if (console.terminal()) {
        console.err().print("\r\033[K");
        console.err().flush();
      }
      console.say("%,d simulated events of 90 days".formatted(events));
      console.say("listening on " + collector.address());
      console.say("open: %s/?token=%s".formatted(collector.address(), keys.readToken()));
      console.say("Ctrl-C ends it and removes its data.");
      stop.await();
    }
  }

  private void progress(long events) {
    if (console.terminal()) {
      console.err().print("\r\033[K%,d simulated events".formatted(events));
      console.err().flush();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
