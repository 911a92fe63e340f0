package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.JsonlReader;
import dev.candor.sqlite.SqliteReader;
import dev.candor.sqlite.SqliteStore;
import dev.candor.sqlite.StoredEvent;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the events that a tool has recorded on this machine, as they are. */
@Command(
    name = "events",
    description = "Shows the last events that a tool has recorded here, as they were recorded.")
final class EventsCommand implements Callable<Integer> {

  private static final int MOST = 1_000_000;

  private final CandorCommand root;
  private final Console console;
  @Mixin private final ToolName tool = new ToolName();

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int last = 20;

  EventsCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (last < 1 || last > MOST) {
      throw Failure.usage("--last '%d' must be 1 to %,d".formatted(last, MOST));
    }
    Path folder = tool.places(console).events();
    PriorityQueue<Shown> events = new PriorityQueue<>(Comparator.comparing(Shown::at));
    List<String> trouble = new ArrayList<>();
    long all = 0;
    for (Path file : JsonlReader.files(folder)) {
      all += read(file, events, trouble);
    }
    Path database = folder.resolve(SqliteStore.FILE);
    if (Files.exists(database)) {
      long[] rows = {0};
      new SqliteReader(database)
          .read(
              SqliteReader.Wanted.ALL,
              event -> {
                rows[0]++;
                keep(events, Shown.of(event));
              });
      all += rows[0];
    }
    List<Shown> sorted = new ArrayList<>();
    while (!events.isEmpty()) {
      sorted.add(events.remove());
    }
    print(sorted, all, folder);
    trouble.forEach(words -> console.note("passed over: " + words));
    return trouble.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  /** An event, whichever store it comes from. */
  private record Shown(
      Instant at, String id, String name, Json.Members properties, Json.Members measurements) {

    private static Shown of(Row row) {
      return new Shown(
          Instant.ofEpochMilli(row.epochMillis()),
          "" + row.id(),
          row.name(),
          row.properties(),
          row.measurements());
    }

    private static Shown of(StoredEvent event) {
      Json.Members payload = Json.parse(event.payloadJson().getBytes(UTF_8)).object();
      return new Shown(
          event.occurredAt(),
          event.id(),
          event.name(),
          payload.object("properties"),
          payload.object("measurements"));
    }
  }

  private long read(Path file, PriorityQueue<Shown> events, List<String> trouble)
      throws IOException {
    try {
      JsonlReader.Reading reading =
          JsonlReader.read(file, (header, row) -> keep(events, Shown.of(row)));
      trouble.addAll(reading.trouble());
      return reading.rows();
    } catch (NoSuchFileException e) {
      return 0; // it was too old, and went
    }
  }

  private void keep(PriorityQueue<Shown> events, Shown event) {
    events.add(event);
    if (events.size() > last) {
      events.remove();
    }
  }

  private void print(List<Shown> events, long all, Path folder) {
    if (root.json()) {
      console.json(
          json -> {
            json.beginObject().name("recorded").value(all).name("events").beginArray();
            events.forEach(event -> write(event, json));
            json.endArray().endObject();
          });
      return;
    }
    for (Shown event : events) {
      console.say(
          "%s  %s  %s"
              .formatted(
                  event.at(),
                  event.name(),
                  (words(event.properties()) + words(event.measurements())).strip()));
    }
    console.say(
        all == 0
            ? "%s has recorded nothing here, or nothing that it keeps in %s."
                .formatted(tool.name(), folder)
            : "%d of %s in %s".formatted(events.size(), Words.count(all, "event"), folder));
  }

  private static String words(Json.Members members) {
    StringBuilder words = new StringBuilder();
    members
        .members()
        .forEach((name, value) -> words.append(name).append('=').append(text(value)).append(' '));
    return words.toString();
  }

  private static String text(Json value) {
    JsonWriter json = new JsonWriter(64);
    value.write(json);
    return new String(json.toByteArray(), UTF_8);
  }

  private static void write(Shown event, JsonWriter json) {
    json.beginObject().name("event_id").value(event.id()).name("event_name").value(event.name());
    json.name("timestamp").instant(event.at().toEpochMilli());
    event.properties().write(json.name("properties"));
    event.measurements().write(json.name("measurements"));
    json.endObject();
  }
}
