package dev.candor.reference.ao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What AO's local store holds below a folder, once whoever wrote it has ended. */
final class AoRows {

  private AoRows() {}

  /** All lines: headers, and events. */
  static List<String> all(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    Path events = folder.resolve("state/ao/telemetry/events");
    if (Files.exists(events)) {
      try (Stream<Path> files = Files.list(events)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
          rows.addAll(Files.readAllLines(file));
        }
      }
    }
    return rows;
  }

  /** The rows of an event. */
  static List<String> of(Path folder, String event) throws IOException {
    return all(folder).stream()
        .filter(row -> row.contains("\"event_name\":\"" + event + "\""))
        .toList();
  }
}
