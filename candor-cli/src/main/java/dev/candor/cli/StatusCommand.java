package dev.candor.cli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Spool;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what candor records on this machine, who decided so, and where every event ended. */
@Command(
    name = "status",
    description = "Shows what candor records here, who decided so, and where every event ended.")
final class StatusCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;

  StatusCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  /** What is shown. */
  private record Status(
      Consent.Decision decision,
      Places places,
      long files,
      long bytes,
      long waiting,
      Map<String, Ledger.Reading> ledger) {}

  @Override
  public Integer call() throws IOException {
    Places places = Places.of("candor", console.surroundings());
    long files = 0;
    long bytes = 0;
    try (DirectoryStream<Path> events =
        Files.newDirectoryStream(places.events(), "telemetry-*.jsonl")) {
      for (Path event : events) {
        files++;
        bytes += Files.size(event);
      }
    } catch (NoSuchFileException e) {
      files = 0; // nothing was ever recorded
    }
    Status status =
        new Status(
            new Consent(CandorPlan.plan(), console.surroundings()).decide(),
            places,
            files,
            bytes,
            new Spool(places).list().stream().mapToLong(Spool.Waiting::events).sum(),
            new TreeMap<>(new Ledger(places.ledger()).read()));
    status.ledger().putIfAbsent(Errand.SINK, new Ledger.Reading(0, 0, Map.of()));
    if (root.json()) {
      console.json(json -> write(status, json));
    } else {
      print(status);
    }
    return ExitCode.OK;
  }

  private void print(Status status) {
    Consent.Decision decision = status.decision();
    console.say(sentence(decision));
    decision.warnings().forEach(warning -> console.say("warning: %s".formatted(warning)));
    console.say("environment   %s".formatted(Words.of(decision.environment())));
    console.say(
        "kept here     %s, %s, in %s"
            .formatted(
                Words.count(status.files(), "file"),
                Words.bytes(status.bytes()),
                status.places().events()));
    status
        .ledger()
        .forEach(
            (sink, reading) -> {
              long waiting = sink.equals(Errand.SINK) ? status.waiting() : 0;
              console.say(
                  "%-12s  %,d recorded = %,d delivered + %,d waiting + %,d lost%s"
                      .formatted(
                          sink,
                          reading.recorded() + waiting,
                          reading.delivered(),
                          waiting,
                          lost(reading),
                          reading.lost().isEmpty() ? "" : " " + new TreeMap<>(reading.lost())));
            });
    console.say(next(decision, status.waiting()));
  }

  private static String sentence(Consent.Decision decision) {
    String by = ", by " + decision.origin().words() + ".";
    return switch (decision.level()) {
      case OFF -> "off: candor records nothing" + by;
      case LOCAL -> "local: candor records on this machine, and nothing leaves it" + by;
      case ON -> "on: what candor records may go to your collector" + by;
    };
  }

  private static String next(Consent.Decision decision, long waiting) {
    if (decision.level() == Level.ON && waiting > 0) {
      return "Send now: candor spool flush. See first: candor spool ls. Stop: candor off";
    }
    return decision.level() == Level.ON
        ? "Stop sending: candor local. Stop recording: candor off"
        : "Allow sending: candor on. Stop recording: candor off";
  }

  private static long lost(Ledger.Reading reading) {
    return reading.lost().values().stream().mapToLong(Long::longValue).sum();
  }

  private static void write(Status status, JsonWriter json) {
    Consent.Decision decision = status.decision();
    json.beginObject();
    json.name("level").value(Words.of(decision.level()));
    json.name("origin").value(Words.of(decision.origin()));
    json.name("environment").value(Words.of(decision.environment()));
    json.name("warnings").beginArray();
    decision.warnings().forEach(json::value);
    json.endArray();
    json.name("state").value(status.places().state().toString());
    json.name("local_files").value(status.files()).name("local_bytes").value(status.bytes());
    json.name("sinks").beginObject();
    status.ledger().forEach((sink, reading) -> write(sink, reading, status.waiting(), json));
    json.endObject().endObject();
  }

  private static void write(String sink, Ledger.Reading reading, long spooled, JsonWriter json) {
    long waiting = sink.equals(Errand.SINK) ? spooled : 0;
    json.name(sink).beginObject();
    json.name("recorded").value(reading.recorded() + waiting);
    json.name("delivered").value(reading.delivered()).name("waiting").value(waiting);
    json.name("lost").beginObject();
    new TreeMap<>(reading.lost()).forEach((reason, count) -> json.name(reason).value(count));
    json.endObject().endObject();
  }
}
