package dev.candor.cli;

import dev.candor.collector.Collector;
import dev.candor.collector.CollectorSettings;
import dev.candor.collector.receive.Credentials;
import dev.candor.collector.store.DataFolderException;
import dev.candor.collector.store.Rotation;
import dev.candor.collector.store.Store;
import dev.candor.sdk.Entropy;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the collector until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the collector, and prints 'listening on URL' when it is ready.")
final class ServeCommand implements Callable<Integer> {

  /** Products whose plans every collector knows. */
  private static final List<String> BUILT_IN = List.of("candor", "git");

  static final int MOST_PORT = 65_535;

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data are (default: the state folder of candor).")
  private @Nullable Path data;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to bind (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "4318",
      description = "The port to bind; 0 picks a free one (default: ${DEFAULT-VALUE}).")
  private int port = 4318;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description =
          "The zone of its days, fixed when the data are made (default: the system's then).")
  private @Nullable String zone;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A tracking plan; as often as needed, also for earlier versions of a product, the newest"
              + " last. Candor's own are built in.")
  private List<Path> plans = new ArrayList<>();

  @Option(names = "--accept-unplanned", description = "Also takes products that have no plan here.")
  private boolean acceptUnplanned;

  @Option(
      names = "--narrow",
      paramLabel = "FILE",
      description =
          "What products are to send less of, by their names: {\"hello\": {\"events\":"
              + " [\"hello.run\"], \"destinations\": [], \"sampling\": {\"hello.poll\": 0.1}}}.")
  private @Nullable Path narrow;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkPort(port);
    if (host.isBlank()) {
      throw Failure.usage("--host takes an address of this machine, and not nothing");
    }
    Path file = Destination.file(console.surroundings());
    Path folder = data == null ? file.resolveSibling("collector") : checked(data);
    Destination keys = keys();
    try (Stop stop = new Stop();
        ServeRecords records = new ServeRecords(console.surroundings());
        Collector collector = open(folder, credentials(keys, file), records);
        CollectorFile told = CollectorFile.of(file)) {
      Destination here = new Destination(collector.address(), keys.writeKey(), keys.readToken());
      if (told.isOurs()) {
        here.write(file);
      }
      console.say("listening on " + here.address());
      console.say("pages: %s/?token=%s".formatted(here.address(), here.readToken()));
      console.say("data: %s; keys: %s".formatted(folder.toAbsolutePath(), file));
      if (!told.isOurs()) {
        sayWhoIsAsked(here, file);
      }
      records.started();
      stop.await();
    } catch (DataFolderException e) {
      throw Failure.world(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  /** Says which collector the other commands speak to, where it is not this one. */
  private void sayWhoIsAsked(Destination here, Path file) {
    Destination first = Destination.known(console.surroundings());
    console.say(
        "The other commands speak to the collector that runs already%s. To this one: --collector %s, with CANDOR_KEY set to a key of %s."
            .formatted(first == null ? "" : ", at " + first.address(), here.address(), file));
  }

  /** A port that there is; 0 stands for any that is free. */
  static void checkPort(int port) {
    if (port < 0 || port > MOST_PORT) {
      throw Failure.usage("--port takes 0 to %d, and not %d".formatted(MOST_PORT, port));
    }
  }

  private static Path checked(Path data) {
    if (data.toString().isBlank()) {
      throw Failure.usage("--data takes a folder, and not nothing: write --data . for this one");
    }
    for (Path at = data; at != null; at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        throw Failure.usage(
            "--data takes a folder, and '%s' is a file: give another name".formatted(at));
      }
    }
    return data;
  }

  private ZoneId zone(Path folder) {
    if (zone == null) {
      return Store.zoneOf(folder).orElseGet(ZoneId::systemDefault);
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Failure.usage(
          "--tz '%s' is no time zone: write it like --tz Europe/Stockholm".formatted(zone));
    }
  }

  private Collector open(Path folder, Credentials credentials, ServeRecords records)
      throws IOException {
    CollectorSettings settings =
        new CollectorSettings(
            folder,
            host,
            port,
            zone(folder),
            plans(),
            acceptUnplanned,
            narrow(),
            credentials,
            Rotation.defaults());
    return Collector.open(
        settings, console.surroundings().clock(), new SecureRandom(), records::around);
  }

  private Credentials credentials(Destination keys, Path file) {
    try {
      return credentials(keys);
    } catch (IllegalArgumentException e) {
      throw Failure.world(
          "%s: %s; correct the file, or remove it for fresh keys".formatted(file, e.getMessage()));
    }
  }

  static Credentials credentials(Destination keys) {
    return new Credentials(
        List.of(new Credentials.WriteKey("default", keys.writeKey(), true)), keys.readToken());
  }

  /** The keys of the last time, so that senders keep theirs; fresh ones at the first. */
  private Destination keys() {
    Destination known = Destination.known(console.surroundings());
    return known == null ? fresh(console.surroundings().entropy()) : known;
  }

  /** Keys that nobody has used. */
  static Destination fresh(Entropy entropy) {
    return new Destination(
        URI.create("http://127.0.0.1"), "cw_" + secret(entropy), "cr_" + secret(entropy));
  }

  private static String secret(Entropy entropy) {
    byte[] bytes = new byte[24];
    entropy.fill(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Map<String, Narrowing> narrow() throws IOException {
    Map<String, Narrowing> all = new HashMap<>();
    if (narrow != null) {
      if (Files.isDirectory(narrow)) {
        throw Failure.usage(
            "'%s' is a folder: give the path of a file that says what to send less of"
                .formatted(narrow));
      }
      try {
        Json.Members products = Json.parse(Files.readAllBytes(narrow)).object();
        for (String product : products.members().keySet()) {
          all.put(product, Narrowing.parse(products.object(product)));
        }
      } catch (NoSuchFileException e) {
        throw Failure.usage("there is no file " + narrow);
      } catch (MalformedException e) {
        throw Failure.usage(
            "%s does not say what to send less of (%s): write {\"PRODUCT\": {\"events\": [\"NAME\"]}}"
                .formatted(narrow, e.getMessage()));
      }
    }
    return all;
  }

  private List<TrackingPlan> plans() throws IOException {
    List<TrackingPlan> all = new ArrayList<>();
    for (Path file : plans) {
      all.add(PlanCommand.read(file));
    }
    for (String product : BUILT_IN) { // last, as the newest that there is here
      all.add(builtIn(product));
    }
    return all;
  }

  /** A plan that was compiled into this program. */
  static TrackingPlan builtIn(String product) throws IOException {
    try (InputStream in =
        ServeCommand.class.getResourceAsStream("/" + TrackingPlan.resource(product))) {
      if (in == null) {
        throw new IOException("the plan of '" + product + "' is not in this program");
      }
      return TrackingPlan.parse(in.readAllBytes());
    }
  }
}
