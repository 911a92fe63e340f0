package dev.candor.reference.coder;

import static dev.candor.reference.Setting.file;

import dev.candor.reference.Setting;
import dev.candor.reference.Setting.Source;
import java.util.List;

/** Every setting of the editor's extension. It reads no variable but Candor's. */
public final class CoderSettings {

  private CoderSettings() {}

  /** In the order in which they matter. */
  public static List<Setting> all() {
    return List.of(
        file(
            "coder.telemetry.level",
            "local",
            "off: nothing is recorded; local: events are kept in files of this machine.",
            ""),
        number(
            "flushIntervalMs",
            "15000",
            "1000",
            "How long events wait in memory at most, in milliseconds."),
        number("flushBatchSize", "100", "1", "How many events are written together."),
        number(
            "bufferLimit",
            "500",
            "10",
            "How many events wait in memory at most; fewer than flushBatchSize is warned of, since"
                + " events are then dropped before they are written."),
        number("maxFileBytes", "5242880", "4096", "How large a file becomes, in bytes."),
        number("maxAgeDays", "30", "1", "After how many days a file is deleted."),
        number(
            "maxTotalBytes",
            "104857600",
            "4096",
            "How large all files together may be, in bytes; the oldest are deleted first."),
        new Setting(
            "file name",
            Source.BUILD,
            "telemetry-YYYY-MM-DD-<slug>.<N>.jsonl",
            "What a file is called, in the extension's own storage: the day in UTC, 8 letters of"
                + " the session's id, and the segment.",
            "Fixed; the first segment has no number."));
  }

  private static Setting number(String key, String standard, String least, String meaning) {
    return file(
        "coder.telemetry.local." + key,
        standard,
        meaning,
        ("A number of at least %s; anything else falls"
                + " back to the default, for this setting alone.")
            .formatted(least));
  }
}
