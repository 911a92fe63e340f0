package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How much of what is recorded stays on this machine, for how long, and how it gets there: all
 * numbers that a person may choose.
 *
 * <p>A product may open its telemetry with others than {@link #STANDARD}; what the person's file
 * says counts before either.
 *
 * @param local what waits in memory, and the files of the JSONL store
 * @param sqlite the SQLite store
 * @param spool what waits for its destination
 * @param receipts what is kept of what was sent
 * @param failures when a failure is a repeated one
 */
public record Settings(
    Local local, Sqlite sqlite, Waiting spool, Kept receipts, Failures failures) {

  /** What holds where nobody says anything. */
  public static final Settings STANDARD =
      new Settings(
          new Local(Duration.ofSeconds(15), 1, 10_000, 5_242_880, 30, 104_857_600),
          new Sqlite(30, 1_000_000, Duration.ofSeconds(5)),
          new Waiting(67_108_864, 1_000, 28),
          new Kept(30, 67_108_864),
          Failures.defaults());

  /**
   * What waits in memory until it is written, and the files of the JSONL store.
   *
   * @param flushInterval how long rows wait at most
   * @param flushBatchSize as soon as so many rows wait they are written
   * @param bufferLimit how many rows wait at most; of more, the oldest are lost
   * @param maxFileBytes how large a file becomes
   * @param maxAgeDays after how many days a file is removed
   * @param maxTotalBytes how large all files together become; the oldest are removed first
   */
  public record Local(
      Duration flushInterval,
      int flushBatchSize,
      int bufferLimit,
      long maxFileBytes,
      int maxAgeDays,
      long maxTotalBytes) {}

  /**
   * The SQLite store.
   *
   * @param maxAgeDays after how many days a row is removed
   * @param maxRows how many rows there are at most; the oldest are removed first
   * @param busyTimeout how long to wait for another process that is writing
   */
  public record Sqlite(int maxAgeDays, int maxRows, Duration busyTimeout) {}

  /**
   * What waits for its destination.
   *
   * @param maxBytes how large all of it becomes; the oldest is lost first
   * @param maxFiles in how many files
   * @param maxAgeDays after how many days it is given up
   */
  public record Waiting(long maxBytes, int maxFiles, int maxAgeDays) {}

  /**
   * The receipts of what was sent.
   *
   * @param maxAgeDays after how many days one is removed
   * @param maxBytes how large those of a destination become; the oldest are removed first
   */
  public record Kept(int maxAgeDays, long maxBytes) {}

  /**
   * The settings of a person's file, told in sentences what of it is not understood; a file that is
   * missing says nothing.
   *
   * @param standard what holds where the file says nothing
   * @throws IOException if the file cannot be read
   */
  public static Settings read(Path file, Settings standard, List<String> warnings)
      throws IOException {
    return Files.exists(file) ? SettingsFile.read(file, standard, warnings) : standard;
  }

  /** The settings that have these values; one that no field can hold is the largest it can. */
  static Settings of(ToLongFunction<Setting> value) {
    return new Settings(
        new Local(
            millis(value, Setting.FLUSH_INTERVAL_MS),
            count(value, Setting.FLUSH_BATCH_SIZE),
            count(value, Setting.BUFFER_LIMIT),
            value.applyAsLong(Setting.MAX_FILE_BYTES),
            count(value, Setting.MAX_AGE_DAYS),
            value.applyAsLong(Setting.MAX_TOTAL_BYTES)),
        new Sqlite(
            count(value, Setting.SQLITE_MAX_AGE_DAYS),
            count(value, Setting.SQLITE_MAX_ROWS),
            millis(value, Setting.SQLITE_BUSY_TIMEOUT_MS)),
        new Waiting(
            value.applyAsLong(Setting.SPOOL_MAX_BYTES),
            count(value, Setting.SPOOL_MAX_FILES),
            count(value, Setting.SPOOL_MAX_AGE_DAYS)),
        new Kept(
            count(value, Setting.RECEIPTS_MAX_AGE_DAYS),
            value.applyAsLong(Setting.RECEIPTS_MAX_BYTES)),
        new Failures(
            Math.min(count(value, Setting.FAILURE_TIMES), Failures.MOST_TIMES),
            millis(value, Setting.FAILURE_WITHIN_MS),
            millis(value, Setting.FAILURE_QUIET_MS)));
  }

  private static Duration millis(ToLongFunction<Setting> value, Setting setting) {
    return Duration.ofMillis(value.applyAsLong(setting));
  }

  private static int count(ToLongFunction<Setting> value, Setting setting) {
    return (int) Math.min(value.applyAsLong(setting), Integer.MAX_VALUE);
  }
}
