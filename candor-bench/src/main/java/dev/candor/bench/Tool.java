package dev.candor.bench;

import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.JsonlFiles;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tool with telemetry, in a folder of its own: nothing of the person who measures is read. */
final class Tool implements AutoCloseable {

  private final Path folder;
  private final Surroundings surroundings;
  private final CountedRows rows;
  private final Candor candor;

  private Tool(Path folder, Map<String, String> variables, @Nullable RowSink sink) {
    Surroundings process = Surroundings.ofProcess();
    this.folder = folder;
    this.surroundings =
        new Surroundings(
            variables,
            folder,
            folder,
            folder,
            process.osName(),
            process.osVersion(),
            process.osArch(),
            process.clock(),
            process.entropy(),
            process.err());
    this.rows = new CountedRows(sink);
    this.candor =
        Candor.builder(BuildToolPlan.plan(), "1.4.2")
            .surroundings(surroundings)
            .local(rows)
            .diagnostics(Tool::fail)
            .open();
  }

  /** At level local: events are encoded, and the rows thrown away. */
  static Tool withoutDisk() throws IOException {
    return new Tool(newFolder(), Map.of(), null);
  }

  /** At level local, with the files that it has by default. */
  static Tool withFiles() throws IOException {
    Path folder = newFolder();
    return new Tool(folder, Map.of(), new JsonlFiles(folder.resolve("events")));
  }

  /** At level off. */
  static Tool off() throws IOException {
    return new Tool(newFolder(), Map.of("DO_NOT_TRACK", "1"), null);
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory("candor-bench");
  }

  private static void fail(String trouble) {
    throw new IllegalStateException(trouble);
  }

  Telemetry telemetry() {
    return candor.telemetry();
  }

  /** How many rows reached the local sink. */
  long rows() {
    return rows.rows();
  }

  /** Ends the run. Returns what the ledger says of it; null where there was no run. */
  Ledger.@Nullable Reading end() throws IOException {
    candor.close();
    return new Ledger(Places.of("build-tool", surroundings).ledger()).read().get(Ledger.LOCAL);
  }

  @Override
  public void close() throws IOException {
    candor.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
