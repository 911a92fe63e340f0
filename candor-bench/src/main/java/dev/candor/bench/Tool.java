package dev.candor.bench;

import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.JsonlFiles;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.LocalStore;
import dev.candor.sdk.Places;
import dev.candor.sdk.Settings;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  private Tool(
      Path folder, Map<String, String> variables, @Nullable LocalStore store, Settings settings) {
    this.folder = folder;
    this.surroundings = surroundings(folder, variables);
    this.rows = new CountedRows(store);
    this.candor =
        Candor.builder(BuildToolPlan.plan(), "1.4.2")
            .surroundings(surroundings)
            .local(rows)
            .settings(settings)
            .diagnostics(Tool::fail)
            .open();
  }

  /** This process's own, but in a folder, and with these variables only. */
  static Surroundings surroundings(Path folder, Map<String, String> variables) {
    Surroundings process = Surroundings.ofProcess();
    return new Surroundings(
        variables,
        folder,
        folder,
        folder,
        process.osName(),
        process.osVersion(),
        process.osArch(),
        process.clock(),
        process.nanos(),
        process.entropy(),
        Commands.none(),
        process.err());
  }

  /** At level local: events are encoded, and the rows thrown away. */
  static Tool withoutDisk() throws IOException {
    return new Tool(newFolder(), Map.of(), null, Settings.STANDARD);
  }

  /** At level local, with the files that it has by default. */
  static Tool withFiles() throws IOException {
    return withFiles(Settings.STANDARD.local().flushBatchSize());
  }

  /** As {@link #withFiles()}, with rows written in batches of so many. */
  static Tool withFiles(int batch) throws IOException {
    Settings.Local local = Settings.STANDARD.local();
    Settings settings =
        new Settings(
            new Settings.Local(
                local.flushInterval(),
                batch,
                local.bufferLimit(),
                local.maxFileBytes(),
                local.maxAgeDays(),
                local.maxTotalBytes()),
            Settings.STANDARD.sqlite(),
            Settings.STANDARD.spool(),
            Settings.STANDARD.receipts(),
            Settings.STANDARD.failures());
    return new Tool(newFolder(), Map.of(), JsonlFiles.STORE, settings);
  }

  /** At level off. */
  static Tool off() throws IOException {
    return new Tool(newFolder(), Map.of("DO_NOT_TRACK", "1"), null, Settings.STANDARD);
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

  /** Has all written that was recorded until now; false where it was not within a minute. */
  boolean flush() {
    try {
      return candor.flush(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
