package dev.candor.cli;

import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

/** What waits to be sent: to see it, to send it, to remove it. */
@Command(
    name = "spool",
    description = "What waits to be sent: see it, send it, remove it.",
    synopsisSubcommandLabel = "ls|flush|drop",
    mixinStandardHelpOptions = true)
final class SpoolCommand {

  private static final Duration FLUSH = Duration.ofSeconds(60);

  private final CandorCommand root;
  private final Console console;

  SpoolCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  private Places places() {
    return Places.of("candor", console.surroundings());
  }

  @Command(name = "ls", description = "Lists what waits, oldest first.")
  int ls() throws IOException {
    List<Spool.Waiting> list = new Spool(places()).list();
    if (root.json()) {
      console.json(
          json -> {
            json.beginObject().name("segments").beginArray();
            for (Spool.Waiting waiting : list) {
              json.beginObject().name("name").value(waiting.name());
              json.name("events").value(waiting.events()).name("bytes").value(waiting.bytes());
              json.name("begun").instant(waiting.begun().toEpochMilli()).endObject();
            }
            json.endArray().endObject();
          });
      return ExitCode.OK;
    }
    for (Spool.Waiting waiting : list) {
      console.say(
          "%s  %9s  %9s  %s%s"
              .formatted(
                  waiting.begun(),
                  Words.count(waiting.events(), "event"),
                  Words.bytes(waiting.bytes()),
                  waiting.name(),
                  waiting.trouble() == null ? "" : "  cannot be carried: " + waiting.trouble()));
    }
    long events = list.stream().mapToLong(Spool.Waiting::events).sum();
    console.say(
        list.isEmpty()
            ? "Nothing waits to be sent."
            : Words.count(events, "event")
                + " wait in "
                + places().spool()
                + ". Send: candor spool flush. Remove: candor spool drop");
    return ExitCode.OK;
  }

  @Command(name = "flush", description = "Sends what waits, now.")
  int flush() throws IOException, InterruptedException {
    Errand.Report report =
        new Errand(console.surroundings())
            .run(Destination.find(root.collector(), console.surroundings()), FLUSH, true);
    long waiting = new Spool(places()).list().stream().mapToLong(Spool.Waiting::events).sum();
    if (root.json()) {
      console.json(
          json ->
              json.beginObject()
                  .name("delivered")
                  .value(report.delivered())
                  .name("lost")
                  .value(report.lost())
                  .name("waiting")
                  .value(waiting)
                  .endObject());
    } else {
      console.say(
          "%,d delivered, %,d lost, %,d waiting."
              .formatted(report.delivered(), report.lost(), waiting));
    }
    if (waiting > 0 && !report.trouble().isEmpty()) {
      throw Failure.world(report.trouble());
    }
    return ExitCode.OK;
  }

  @Command(name = "drop", description = "Removes what waits; it is never sent.")
  int drop() throws IOException {
    long dropped = new Spool(places()).drop(new Ledger(places().ledger()), Errand.SINK);
    if (root.json()) {
      console.json(json -> json.beginObject().name("removed").value(dropped).endObject());
    } else {
      console.say("%s removed.".formatted(Words.count(dropped, "event")));
    }
    return ExitCode.OK;
  }
}
