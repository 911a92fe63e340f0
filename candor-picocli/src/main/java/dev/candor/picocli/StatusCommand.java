package dev.candor.picocli;

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

/** Shows what is recorded on this machine, who decided so, and where every event ended. */
final class StatusCommand implements Verb.Work {

  private final Tool tool;

  StatusCommand(Tool tool) {
    this.tool = tool;
  }

  /** What is shown. */
  private record Status(
      Consent.Decision decision,
      Places places,
      long files,
      long bytes,
      Map<String, Long> waiting,
      Map<String, Ledger.Reading> ledger) {}

  @Override
  public int run(Voice voice) throws IOException {
    Places places = tool.places();
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
    Map<String, Long> waiting = new TreeMap<>();
    Map<String, Ledger.Reading> ledger = new TreeMap<>(new Ledger(places.ledger()).read());
    if (!tool.destination().isEmpty()) {
      ledger.putIfAbsent(tool.destination(), Ledger.Reading.NONE);
    }
    for (Spool.Waiting each : new Spool(places).list()) {
      waiting.merge(each.destination(), each.events(), Long::sum);
      ledger.merge(each.destination(), each.ended(), Ledger.Reading::and);
    }
    Status status = new Status(tool.consent().decide(), places, files, bytes, waiting, ledger);
    if (voice.wantsJson()) {
      voice.json(json -> write(status, json));
    } else {
      print(status, voice);
    }
    return 0;
  }

  private void print(Status status, Voice voice) throws IOException {
    Consent.Decision decision = status.decision();
    voice.say(sentence(decision));
    decision.mistakes().forEach(mistake -> voice.say("mistake: %s".formatted(mistake)));
    decision.warnings().forEach(warning -> voice.say("warning: %s".formatted(warning)));
    if (!decision.withheld().isEmpty()) {
      voice.say(
          "withheld      %s that the plan asks beyond what was agreed to: %s"
              .formatted(
                  Words.count(decision.withheld().size(), "thing"), voice.call("consent diff")));
    }
    voice.say("environment   %s".formatted(Words.of(decision.environment())));
    voice.say(
        "kept here     %s, %s, in %s"
            .formatted(
                Words.count(status.files(), "file"),
                Words.bytes(status.bytes()),
                status.places().events()));
    status
        .ledger()
        .forEach(
            (sink, reading) -> {
              long waiting = status.waiting().getOrDefault(sink, 0L);
              voice.say(
                  "%-12s  %,d recorded = %,d delivered + %,d waiting + %,d lost%s"
                      .formatted(
                          sink,
                          reading.recorded() + waiting,
                          reading.delivered(),
                          waiting,
                          Words.sum(reading.lost()),
                          killed(reading)));
              Words.lost(reading.lost()).forEach(line -> voice.say(" ".repeat(14) + line));
            });
    String neverSent = new NeverSent(tool, voice).words(decision);
    if (!neverSent.isEmpty()) {
      voice.say("never sent    " + neverSent);
    }
    voice.say(next(decision, !status.waiting().isEmpty(), voice));
  }

  private String sentence(Consent.Decision decision) {
    String reason = decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")";
    String by = ", by " + decision.origin().words() + reason + ".";
    return switch (decision.level()) {
      case OFF -> "off: " + tool.name() + " records nothing" + by;
      case LOCAL ->
          "local: " + tool.name() + " records on this machine, and nothing leaves it" + by;
      case ON -> "on: what " + tool.name() + " records may go to " + tool.destinations() + by;
    };
  }

  private String next(Consent.Decision decision, boolean waiting, Voice voice) {
    String off = voice.call("off");
    if (decision.level() == Level.ON && waiting) {
      String send = tool.remotes().isEmpty() ? "" : "Send now: " + voice.call("spool flush") + ". ";
      return send + "See first: %s. Stop: %s".formatted(voice.call("spool ls"), off);
    }
    return switch (decision.level()) {
      case ON -> "Stop sending: %s. Stop recording: %s".formatted(voice.call("local"), off);
      case LOCAL -> "%s. Stop recording: %s".formatted(more(decision.origin(), voice), off);
      case OFF ->
          decision.origin() == Consent.Origin.USER_FILE
              ? "Record here: %s. Allow sending: %s"
                  .formatted(voice.call("local"), voice.call("on"))
              : more(decision.origin(), voice);
    };
  }

  /** How to allow more, which a person's own choice cannot where somebody else refuses. */
  private static String more(Consent.Origin origin, Voice voice) {
    return switch (origin) {
      case USER_FILE, PRODUCT_DEFAULT -> "Allow sending: " + voice.call("on");
      case MANAGED_FILE, DO_NOT_TRACK, VARIABLE, SETTING, PROJECT_FILE ->
          "No command lifts that; where it is said: " + voice.call("doctor");
    };
  }

  /** That runs were killed, if any were. */
  private static String killed(Ledger.Reading reading) {
    return reading.killed() == 0
        ? ""
        : "; unseen: what %s held in memory, up to %,d events each"
            .formatted(Words.count(reading.killed(), "killed run"), Ledger.MOST_UNSEEN);
  }

  private void write(Status status, JsonWriter json) {
    Consent.Decision decision = status.decision();
    json.beginObject();
    json.name("level").value(Words.of(decision.level()));
    json.name("origin").value(Words.of(decision.origin()));
    json.name("environment").value(Words.of(decision.environment()));
    json.name("mistakes").beginArray();
    decision.mistakes().forEach(json::value);
    json.endArray().name("warnings").beginArray();
    decision.warnings().forEach(json::value);
    json.endArray();
    json.name("state").value(status.places().state().toString());
    json.name("local_files").value(status.files()).name("local_bytes").value(status.bytes());
    json.name("sinks").beginObject();
    status
        .ledger()
        .forEach(
            (sink, reading) -> write(sink, reading, status.waiting().getOrDefault(sink, 0L), json));
    json.endObject().endObject();
  }

  private static void write(String sink, Ledger.Reading reading, long waiting, JsonWriter json) {
    json.name(sink).beginObject();
    json.name("recorded").value(reading.recorded() + waiting);
    json.name("delivered").value(reading.delivered()).name("waiting").value(waiting);
    json.name("killed_runs").value(reading.killed());
    json.name("lost").beginObject();
    new TreeMap<>(reading.lost()).forEach((reason, count) -> json.name(reason).value(count));
    json.endObject().endObject();
  }
}
