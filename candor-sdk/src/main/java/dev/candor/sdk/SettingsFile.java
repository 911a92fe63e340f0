package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings as a person's file has them, read again when it changes.
 *
 * <pre>
 * telemetry.json:  {"local": {"maxAgeDays": 7, …}, "sqlite": {…}, "spool": {…},
 *                   "receipts": {…}, "failures": {…}}
 * </pre>
 *
 * <p>What is missing, no number, or less than it may be, falls back for itself alone to what the
 * product has; a file that is no JSON falls back whole. Either is said, once for each change of the
 * file. The file is looked at once a second at most.
 *
 * <p>Safe for use by several threads.
 */
final class SettingsFile implements Supplier<Settings> {

  private static final long LOOKS_AGAIN_MILLIS = 1_000;
  private static final long MOST_BYTES = 1 << 20;
  private static final double MOST = 1e15; // milliseconds and bytes beyond all use, far from a long

  private final Path file;
  private final Settings standard;
  private final InstantSource clock;
  private final Consumer<String> warnings;
  private Settings settings;
  private @Nullable Stamp stamp;
  private String unreadable = "";
  private long looked = Long.MIN_VALUE;

  private record Stamp(FileTime changed, long bytes, @Nullable Object key) {}

  /** The settings of a file, where it does not say otherwise these. */
  SettingsFile(Path file, Settings standard, InstantSource clock, Consumer<String> warnings) {
    this.file = file;
    this.standard = standard;
    this.settings = standard;
    this.clock = clock;
    this.warnings = warnings;
  }

  @Override
  public synchronized Settings get() {
    long now = clock.millis();
    boolean again = now < looked || now - looked >= LOOKS_AGAIN_MILLIS;
    if (looked == Long.MIN_VALUE || again) {
      boolean first = looked == Long.MIN_VALUE;
      looked = now;
      if (look() || first) {
        check(settings.local());
      }
    }
    return settings;
  }

  private void check(Settings.Local local) {
    if (local.bufferLimit() < local.flushBatchSize()) {
      warnings.accept(
          "%s=%d is less than %s=%d: events may be lost before they are written. Raise it in %s."
              .formatted(
                  Setting.BUFFER_LIMIT,
                  local.bufferLimit(),
                  Setting.FLUSH_BATCH_SIZE,
                  local.flushBatchSize(),
                  file));
    }
  }

  /** Whether other settings hold since. */
  private boolean look() {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp now = new Stamp(seen.lastModifiedTime(), seen.size(), seen.fileKey());
      boolean isOther = stamp == null || !now.equals(stamp);
      if (isOther) {
        if (!seen.isRegularFile() || seen.size() > MOST_BYTES) {
          throw new IOException("no file, or one of more than " + MOST_BYTES + " bytes");
        }
        List<String> said = new ArrayList<>();
        settings = read(file, standard, said);
        stamp = now;
        said.forEach(warnings);
      }
      unreadable = "";
      return isOther;
    } catch (NoSuchFileException e) {
      boolean isGone = stamp != null;
      stamp = null;
      settings = standard;
      unreadable = "";
      return isGone;
    } catch (IOException e) {
      stamp = null;
      if (!unreadable.equals(e.toString())) {
        unreadable = e.toString(); // said once, not with every look
        warnings.accept(file + " cannot be read (" + e + "): what held before holds.");
      }
      return false;
    }
  }

  /** Reads a file; what it does not say is as it is in the standard. */
  static Settings read(Path file, Settings standard, List<String> warnings) throws IOException {
    Map<Setting, Long> values = new EnumMap<>(Setting.class);
    try {
      Json.Members groups = Json.parseUnbounded(OwnFiles.read(file)).object();
      for (Map.Entry<String, Json> group : groups.members().entrySet()) {
        if (!group.getKey().equals("$schema")) {
          read(group.getKey(), group.getValue(), values, message -> warnings.add(file + message));
        }
      }
    } catch (MalformedException e) {
      values.clear();
      warnings.add(
          "%s is no object of settings (%s): the standard holds. Mend or remove it."
              .formatted(file, e.getMessage()));
    }
    return Settings.of(
        setting -> Objects.requireNonNullElseGet(values.get(setting), () -> setting.of(standard)));
  }

  private static void read(
      String group, Json value, Map<Setting, Long> values, Consumer<String> warnings) {
    Set<String> keys = new TreeSet<>();
    for (Setting setting : Setting.values()) {
      if (setting.group().equals(group)) {
        keys.add(setting.key());
      }
    }
    if (keys.isEmpty() || !(value instanceof Json.Members)) {
      warnings.accept(
          ": '" + group + "' is no group of settings. 'candor settings' shows those there are.");
      return;
    }
    Map<String, Json> members = value.object().members();
    for (Setting setting : Setting.values()) {
      Json number = members.get(setting.key());
      if (setting.group().equals(group) && number != null) {
        read(setting, number, values, warnings);
      }
    }
    for (String key : members.keySet()) {
      if (!keys.contains(key)) {
        warnings.accept(
            ": '%s.%s' is no setting. Those of '%s' are %s."
                .formatted(group, key, group, String.join(", ", keys)));
      }
    }
  }

  private static void read(
      Setting setting, Json value, Map<Setting, Long> values, Consumer<String> warnings) {
    double number = Double.NaN;
    if (value instanceof Json.Whole whole) {
      number = whole.value();
    } else if (value instanceof Json.Decimal decimal) {
      number = decimal.value();
    }
    if (number >= setting.least() && Double.isFinite(number)) {
      values.put(setting, (long) Math.min(number, MOST));
    } else {
      warnings.accept(
          ": %s=%s is no number of at least %d: the standard holds for it."
              .formatted(setting, words(value), setting.least()));
    }
  }

  private static String words(Json value) {
    try {
      JsonWriter said = new JsonWriter(64);
      value.write(said);
      return new String(said.toByteArray(), UTF_8);
    } catch (IllegalArgumentException e) {
      return "(beyond all numbers)"; // infinite, or holds what is
    }
  }
}
