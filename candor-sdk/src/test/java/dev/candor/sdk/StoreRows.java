package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Rows for a JSONL store without a pipeline before it, and what a folder of it holds. */
final class StoreRows {

  static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  static final UUID OTHER = UUID.fromString("019c2340-0000-7000-8000-000000000002");

  private StoreRows() {}

  /** Settings of the files; rows are written at once. */
  static Settings files(long maxFileBytes, int maxAgeDays, long maxTotalBytes) {
    return local(
        new Settings.Local(
            Duration.ofSeconds(15), 1, 10_000, maxFileBytes, maxAgeDays, maxTotalBytes));
  }

  static Settings local(Settings.Local local) {
    Settings standard = Settings.STANDARD;
    return new Settings(
        local, standard.sqlite(), standard.spool(), standard.receipts(), standard.failures());
  }

  static JsonlFiles store(
      Path folder, SettableClock clock, Settings settings, Consumer<String> told) {
    return new JsonlFiles(new LocalStore.Site(folder, () -> settings, clock, told));
  }

  /** Writes a batch of rows with these numbers. */
  static void write(JsonlFiles store, SettableClock clock, UUID run, long... numbers)
      throws IOException {
    byte[] rows = rows(run, "", numbers);
    store.write(SpoolRows.header(run), rows, rows.length, clock.millis());
  }

  /** Rows with these numbers, each with a text. */
  static byte[] rows(UUID run, String text, long... numbers) {
    JsonWriter out = new JsonWriter(1024);
    RowWriter rows = new RowWriter(out);
    for (long n : numbers) {
      rows.begin(run, n, "step", 1_770_112_800_123L, null);
      rows.property("number").value(n);
      rows.property("text").value(text);
      rows.end();
    }
    return out.toByteArray();
  }

  static String id(UUID run, long n) {
    return run + " " + n;
  }

  /** What stands in a folder, read as anybody would. */
  record Found(List<String> ids, List<String> trouble, long skipped) {}

  /** Reads all files of a folder, oldest first. */
  static Found read(Path folder) throws IOException {
    List<String> ids = new ArrayList<>();
    List<String> trouble = new ArrayList<>();
    long skipped = 0;
    for (Path file : JsonlReader.files(folder)) {
      JsonlReader.Reading reading =
          JsonlReader.read(file, (header, row) -> ids.add(id(header.run(), row.n())));
      trouble.addAll(reading.trouble());
      skipped += reading.skipped();
    }
    return new Found(ids, trouble, skipped);
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
