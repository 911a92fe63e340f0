package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose file names the collector that identities may go to raw, and a branch of a name
 * that is searched for wherever it must not be.
 */
final class NamingMachine {

  static final String MINE = "http://mine.example:4318";
  static final String THEIRS = "http://theirs.example:4318";

  final Machine machine;
  final Places places;
  final Canaries canaries = new Canaries();
  final String branch = canaries.plant();

  NamingMachine(Path root) throws IOException {
    machine = new Machine(root);
    places = machine.places();
    agree("raw_to=" + MINE);
  }

  /** A run of a tool that sends to a collector, which takes nothing just then. */
  void spoolFor(String collector, String value, int events) throws IOException {
    ScriptedSink away = new ScriptedSink().at(collector);
    for (int i = 0; i < 10; i++) {
      away.defer(Duration.ZERO);
    }
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
    record(away, value, events);
    assertThat(canaries.in(places.spool("collector"))).contains(value);
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
  }

  void record(@Nullable Sink sink, String value, int events) {
    Candor.Builder builder = machine.candor().grace(Duration.ofSeconds(10));
    if (sink != null) {
      builder.sink("collector", permit -> sink);
    }
    try (Candor candor = builder.open()) {
      for (int i = 0; i < events; i++) {
        candor.telemetry().record(failed(value));
      }
    }
  }

  void carryAll(ScriptedSink sink) throws Exception {
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
    try (Courier courier = machine.courier(sink)) {
      Machine.carryAll(courier);
    }
  }

  Set<String> sent(ScriptedSink sink) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Parcel parcel : sink.parcels) {
      found.addAll(canaries.in(ScriptedSink.body(parcel)));
    }
    return found;
  }

  void agree(String line) throws IOException {
    Machine.write(places.userFile(), "level=on\n" + line + "\n");
  }

  static SampleEvents.Failed failed(String branch) {
    return new SampleEvents.Failed(
        null, null, branch, List.of("ada@example.org"), null, null, null, 1);
  }
}
