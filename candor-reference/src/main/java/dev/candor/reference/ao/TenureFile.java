package dev.candor.reference.ao;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers on which days AO was seen.
 *
 * <pre>
 * &lt;data folder&gt;/telemetry_tenure.json:
 *     {"first_seen":"2026-11-01","last_active":"2026-11-21","active_days":5}
 * </pre>
 *
 * <p>What cannot be read begins today. Where there is no data folder, or it takes nothing, AO is
 * new with each start. Not safe for use by several threads.
 */
final class TenureFile {

  private final @Nullable Path file;
  private final InstantSource clock;
  private final Consumer<String> diagnostics;
  private Tenure.@Nullable Memory memory;

  TenureFile(@Nullable Path dataFolder, InstantSource clock, Consumer<String> diagnostics) {
    this.file = dataFolder == null ? null : dataFolder.resolve("telemetry_tenure.json");
    this.clock = clock;
    this.diagnostics = diagnostics;
  }

  /** The day of UTC that it is. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What is remembered, with today; written only where today is new. */
  Tenure.Memory seen() {
    LocalDate today = today();
    Tenure.Memory before = memory == null ? read(today) : memory;
    Tenure.Memory now = before == null ? Tenure.Memory.begun(today) : before.seen(today);
    if (!now.equals(before)) {
      write(now);
    }
    memory = now;
    return now;
  }

  private Tenure.@Nullable Memory read(LocalDate today) {
    if (file == null || Files.notExists(file)) {
      return null;
    }
    try {
      Json.Members json = Json.parse(Files.readAllBytes(file)).object();
      return Tenure.Memory.read(
          json.text("first_seen"), json.text("last_active"), "" + json.whole("active_days"), today);
    } catch (IOException | MalformedException e) {
      diagnostics.accept(file + " cannot be read, and is begun anew: " + e);
      return null;
    }
  }

  private void write(Tenure.Memory now) {
    if (file == null) {
      return;
    }
    JsonWriter json = new JsonWriter(128);
    json.beginObject().name("first_seen").value(now.firstSeen().toString());
    json.name("last_active").value(now.lastActive().toString());
    json.name("active_days").value(now.activeDays()).endObject().newline();
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
      Path whole = Files.createTempFile(folder, "telemetry_tenure", ".tmp"); // its owner's alone
      try {
        Files.write(whole, json.toByteArray());
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      diagnostics.accept("for how long AO is installed is not remembered: " + e);
    }
  }
}
