package dev.candor.sdk;

/**
 * A number of {@link Settings} as a person finds it in {@code telemetry.json}: its group and key
 * there, its standard and its least value.
 */
public enum Setting {
  /** How long rows wait in memory at most. */
  FLUSH_INTERVAL_MS(
      "local",
      "flushIntervalMs",
      1_000,
      "How long events wait in memory at most, in milliseconds."),
  /** How many rows are written together. */
  FLUSH_BATCH_SIZE(
      "local", "flushBatchSize", 1, "As soon as so many events wait in memory, they are written."),
  /** How many rows wait in memory. */
  BUFFER_LIMIT(
      "local",
      "bufferLimit",
      10,
      "How many events wait in memory at most, when they cannot be written; of more, the oldest"
          + " are lost."),
  /** How large a file becomes. */
  MAX_FILE_BYTES(
      "local",
      "maxFileBytes",
      4_096,
      "How large a file of local events becomes, in bytes, before the next is begun."),
  /** When a file of local events goes. */
  MAX_AGE_DAYS("local", "maxAgeDays", 1, "After how many days a file of local events is removed."),
  /** How large all files of local events become. */
  MAX_TOTAL_BYTES(
      "local",
      "maxTotalBytes",
      4_096,
      "How large all files of local events become together, in bytes; the oldest are removed"
          + " first."),
  /** When a row of the database goes. */
  SQLITE_MAX_AGE_DAYS(
      "sqlite",
      "maxAgeDays",
      1,
      "After how many days a local event is removed, where a tool keeps them in SQLite."),
  /** How many rows the database has. */
  SQLITE_MAX_ROWS(
      "sqlite",
      "maxRows",
      1_000,
      "How many local events are kept in SQLite at most; the oldest are removed first."),
  /** How long to wait for who else writes. */
  SQLITE_BUSY_TIMEOUT_MS(
      "sqlite",
      "busyTimeoutMs",
      10,
      "How long to wait for another process that writes to the database, in milliseconds."),
  /** How large the spool becomes. */
  SPOOL_MAX_BYTES(
      "spool",
      "maxBytes",
      4_096,
      "How large what waits for a destination becomes, in bytes; the oldest is lost first."),
  /** How many files the spool has. */
  SPOOL_MAX_FILES(
      "spool",
      "maxFiles",
      10,
      "In how many files events wait for a destination at most; the oldest are lost first."),
  /** When what waits is given up. */
  SPOOL_MAX_AGE_DAYS(
      "spool", "maxAgeDays", 1, "After how many days an event that waits to be sent is given up."),
  /** When a receipt is removed. */
  RECEIPTS_MAX_AGE_DAYS(
      "receipts", "maxAgeDays", 1, "After how many days the receipt of what was sent is removed."),
  /** How large the receipts become. */
  RECEIPTS_MAX_BYTES(
      "receipts",
      "maxBytes",
      4_096,
      "How large the receipts of a destination become, in bytes; the oldest are removed first."),
  /** How often a command must fail. */
  FAILURE_TIMES(
      "failures",
      "times",
      2,
      "How often the same command must fail in the same way to be a repeated failure."),
  /** In what time. */
  FAILURE_WITHIN_MS(
      "failures", "withinMs", 1_000, "In what time it must fail so often, in milliseconds."),
  /** How long after a report there is no other. */
  FAILURE_QUIET_MS(
      "failures",
      "quietMs",
      1_000,
      "For how long after a repeated failure was recorded no other is, in milliseconds.");

  private final String group;
  private final String key;
  private final long least;
  private final String meaning;

  Setting(String group, String key, long least, String meaning) {
    this.group = group;
    this.key = key;
    this.least = least;
    this.meaning = meaning;
  }

  /** The object of the file that it stands in. */
  public String group() {
    return group;
  }

  /** Its name there. */
  public String key() {
    return key;
  }

  /** The least value that it may have. */
  public long least() {
    return least;
  }

  /** What it does, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What it is in these settings. */
  public long of(Settings settings) {
    return switch (this) {
      case FLUSH_INTERVAL_MS -> settings.local().flushInterval().toMillis();
      case FLUSH_BATCH_SIZE -> settings.local().flushBatchSize();
      case BUFFER_LIMIT -> settings.local().bufferLimit();
      case MAX_FILE_BYTES -> settings.local().maxFileBytes();
      case MAX_AGE_DAYS -> settings.local().maxAgeDays();
      case MAX_TOTAL_BYTES -> settings.local().maxTotalBytes();
      case SQLITE_MAX_AGE_DAYS -> settings.sqlite().maxAgeDays();
      case SQLITE_MAX_ROWS -> settings.sqlite().maxRows();
      case SQLITE_BUSY_TIMEOUT_MS -> settings.sqlite().busyTimeout().toMillis();
      case SPOOL_MAX_BYTES -> settings.spool().maxBytes();
      case SPOOL_MAX_FILES -> settings.spool().maxFiles();
      case SPOOL_MAX_AGE_DAYS -> settings.spool().maxAgeDays();
      case RECEIPTS_MAX_AGE_DAYS -> settings.receipts().maxAgeDays();
      case RECEIPTS_MAX_BYTES -> settings.receipts().maxBytes();
      case FAILURE_TIMES -> settings.failures().times();
      case FAILURE_WITHIN_MS -> settings.failures().within().toMillis();
      case FAILURE_QUIET_MS -> settings.failures().quiet().toMillis();
    };
  }

  @Override
  public String toString() {
    return group + "." + key;
  }
}
