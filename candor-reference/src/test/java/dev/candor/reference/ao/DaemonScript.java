package dev.candor.reference.ao;

import dev.candor.reference.ChildJvm;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a {@link DaemonProcess} is to do, line by line. Not safe for use by several threads. */
final class DaemonScript {

  /** The variables of a daemon that records. */
  static final Map<String, String> RECORDS = Map.of("AO_TELEMETRY_EVENTS", "on");

  private final List<String> lines = new ArrayList<>();

  /** A daemon begins in a folder; the one before it ends. */
  DaemonScript start(Path folder, Instant at) {
    lines.add("start|" + folder + "|" + at);
    return this;
  }

  /** The time of day is another. */
  DaemonScript time(Instant at) {
    lines.add("time|" + at);
    return this;
  }

  /** A command ended well in a shell that has the process's variables. */
  DaemonScript ran(String command) {
    lines.add("ran|" + command);
    return this;
  }

  /** A command ended well; nobody says who ran it where the actor is empty. */
  DaemonScript invoked(String actor, String command) {
    return ask("POST", "cli-invoked", "127.0.0.1", "", body(actor, command));
  }

  /** Any request; without an origin where it is empty. */
  DaemonScript ask(String method, String name, String host, String origin, String body) {
    lines.add(String.join("|", "ask", method, name, host, origin, body));
    return this;
  }

  /** What a process with these variables prints, from its start to its end. */
  List<String> run(Map<String, String> variables) throws IOException, InterruptedException {
    return ChildJvm.run(List.of(), variables, DaemonProcess.class, lines).lines().toList();
  }

  /** What the command line sends of a command that ended well. */
  static String body(String actor, String command) {
    JsonWriter json = new JsonWriter(128);
    json.beginObject().name("commandPath").value(command);
    if (!actor.isEmpty()) {
      json.name("actorType").value(actor);
    }
    return new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
  }

  /** The cells of a table, as JUnit reads them of a text block with bars. */
  static List<List<String>> cells(String table) {
    return table
        .lines()
        .map(
            line ->
                Arrays.stream(line.split("\\|", -1))
                    .map(cell -> cell.strip().equals("''") ? "" : cell.strip())
                    .toList())
        .toList();
  }
}
