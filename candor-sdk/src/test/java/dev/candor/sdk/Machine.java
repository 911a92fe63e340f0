package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A machine that a test runs on: a folder for its root, a clock, variables, and what it printed.
 */
final class Machine {

  final Map<String, String> variables = new HashMap<>();
  final SettableClock clock = new SettableClock(1_770_112_800_123L);
  final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
  final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  final Path root;
  String osName = "Linux";
  Entropy entropy = new Random(7)::nextBytes;
  Commands commands =
      command -> {
        throw new IOException("nothing is run here: " + command);
      };

  Machine(Path root) {
    this.root = root;
  }

  Surroundings surroundings() {
    return new Surroundings(
        Map.copyOf(variables),
        root.resolve("home/ada"),
        root,
        root.resolve("home/ada/project/src"),
        osName,
        "6.1",
        "amd64",
        clock,
        nanos::get,
        entropy,
        commands,
        new PrintStream(printed, true, UTF_8));
  }

  Places places() {
    return Places.of("build-tool", surroundings());
  }

  Consent consent() {
    return new Consent(SampleEvents.plan(Level.LOCAL), surroundings());
  }

  Courier courier(Sink sink) {
    return new Courier(places(), new Leg("collector", permit -> sink), consent(), surroundings());
  }

  Ledger ledger() {
    return new Ledger(places().ledger());
  }

  /** What the ledger says of the collector. */
  Ledger.Reading reading() throws IOException {
    return ledger().read().getOrDefault("collector", new Ledger.Reading(0, 0, Map.of(), 0));
  }

  /** Carries until nothing is left that can be carried. */
  static void carryAll(Courier courier) throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      if (courier.step(Instant.MAX).idle()) {
        return;
      }
    }
    throw new AssertionError("the courier never ends");
  }

  Candor.Builder candor() {
    return candor(SampleEvents.plan(Level.LOCAL));
  }

  Candor.Builder candor(Plan plan) {
    return Candor.builder(plan, "1.4.2").surroundings(surroundings());
  }

  /** As the person's own command writes it. */
  void choose(String level) throws IOException {
    write(places().userFile(), "level=" + level + "\n");
  }

  static void write(Path file, String content) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, content);
  }

  String printed() {
    return printed.toString(UTF_8);
  }

  /** The lines of the one file of the local store. */
  List<String> localLines() throws IOException {
    try (Stream<Path> files = Files.list(places().events())) {
      Path only = files.filter(file -> file.toString().endsWith(".jsonl")).findAny().orElseThrow();
      return Files.readAllLines(only);
    }
  }
}
