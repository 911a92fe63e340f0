package dev.candor.collector.store;

import java.util.List;

/**
 * The tables of a file of events, and what fills its roll-ups. A change here is a new number in the
 * data folder's format.
 *
 * <p>The statements name no file: the connection says first which one it {@code USE}s.
 */
final class Schema {

  /** A row an event; {@code day} is counted since the epoch, in the collector's zone. */
  private static final String EVENTS =
      """
      CREATE TABLE events (
        product VARCHAR NOT NULL, name VARCHAR NOT NULL,
        time TIMESTAMP NOT NULL, received TIMESTAMP NOT NULL,
        run UUID NOT NULL, n BIGINT, id UUID, session VARCHAR,
        actor UUID, kind TINYINT NOT NULL, day INTEGER NOT NULL,
        version VARCHAR NOT NULL, environment VARCHAR NOT NULL, installation VARCHAR,
        fields VARCHAR NOT NULL, clamped BOOLEAN NOT NULL)
      """;

  private static final String QUARANTINE =
      """
      CREATE TABLE quarantine (
        received TIMESTAMP NOT NULL, product VARCHAR NOT NULL, name VARCHAR NOT NULL,
        key VARCHAR NOT NULL, reason VARCHAR NOT NULL, path VARCHAR, plan VARCHAR,
        run UUID NOT NULL, n BIGINT, id UUID, body VARCHAR NOT NULL)
      """;

  private static final String COUNTS =
      """
      CREATE TABLE counts (
        received TIMESTAMP NOT NULL, product VARCHAR NOT NULL, name VARCHAR NOT NULL,
        run UUID NOT NULL, version VARCHAR NOT NULL, environment VARCHAR NOT NULL,
        labels VARCHAR NOT NULL, n BIGINT NOT NULL, sums VARCHAR NOT NULL, buckets VARCHAR NOT NULL)
      """;

  private static final String RANGES =
      """
      CREATE TABLE ranges (
        product VARCHAR NOT NULL, run UUID NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL)
      """;

  /** {@code used} is 0 for an event and 1 for a request with counts. */
  private static final String IDS =
      """
      CREATE TABLE ids (product VARCHAR NOT NULL, used TINYINT NOT NULL, id UUID NOT NULL)
      """;

  /** {@code received = stored + duplicate + quarantined + dropped}. */
  private static final String TALLIES =
      """
      CREATE TABLE tallies (
        key VARCHAR NOT NULL, product VARCHAR NOT NULL, minute BIGINT NOT NULL,
        received BIGINT NOT NULL, stored BIGINT NOT NULL, duplicate BIGINT NOT NULL,
        quarantined BIGINT NOT NULL, dropped BIGINT NOT NULL)
      """;

  /** What senders say of themselves; no part of {@code received}. */
  private static final String LOSSES =
      """
      CREATE TABLE losses (
        product VARCHAR NOT NULL, minute BIGINT NOT NULL, reason VARCHAR NOT NULL,
        n BIGINT NOT NULL)
      """;

  /** A set of days of one actor: bit i of {@code bits} is the day {@code 64 * block + i}. */
  private static final String ACTOR_DAYS =
      """
      CREATE TABLE actor_days (
        product VARCHAR NOT NULL, actor UUID NOT NULL, kind TINYINT NOT NULL,
        block INTEGER NOT NULL, bits BIGINT NOT NULL)
      """;

  /** {@code hour} is one of UTC, counted since the epoch. */
  private static final String EVENT_HOURS =
      """
      CREATE TABLE event_hours (
        product VARCHAR NOT NULL, name VARCHAR NOT NULL, day INTEGER NOT NULL,
        hour BIGINT NOT NULL, n BIGINT NOT NULL)
      """;

  private static final String TALLY_MINUTES =
      """
      CREATE TABLE tally_minutes AS FROM tallies LIMIT 0
      """;

  /** The ranges of a file, joined where they touch and sorted by run, so that few are read. */
  private static final String RUN_RANGES =
      """
      CREATE TABLE run_ranges AS FROM ranges LIMIT 0
      """;

  /** Has a row once the roll-ups are whole. */
  private static final String SEALED = "CREATE TABLE sealed (events BIGINT NOT NULL)";

  /** Makes the tables of a new file. */
  static final List<String> CREATE =
      List.of(
          EVENTS,
          QUARANTINE,
          COUNTS,
          RANGES,
          IDS,
          TALLIES,
          LOSSES,
          ACTOR_DAYS,
          EVENT_HOURS,
          TALLY_MINUTES,
          RUN_RANGES,
          SEALED);

  private static final String ROLL_ACTOR_DAYS =
      """
      INSERT INTO actor_days
      SELECT product, actor, kind, day // 64 AS block,
             bit_or(CASE day % 64 WHEN 63 THEN (-9223372036854775808)::BIGINT
                                  ELSE 1::BIGINT << (day % 64) END) AS bits
        FROM events
       WHERE actor IS NOT NULL AND kind <> 0
       GROUP BY ALL
       ORDER BY ALL
      """;

  private static final String ROLL_EVENT_HOURS =
      """
      INSERT INTO event_hours
      SELECT product, name, day, epoch_ms(time) // 3600000 AS hour, count(*) AS n
        FROM events
       GROUP BY ALL
       ORDER BY ALL
      """;

  private static final String ROLL_TALLIES =
      """
      INSERT INTO tally_minutes
      SELECT key, product, minute, sum(received), sum(stored), sum(duplicate),
             sum(quarantined), sum(dropped)
        FROM tallies
       GROUP BY ALL
      """;

  private static final String ROLL_RANGES =
      """
      INSERT INTO run_ranges
      SELECT product, run, min(first), max(last)
        FROM (SELECT product, run, first, last,
                     sum(begins) OVER (PARTITION BY product, run ORDER BY first) AS island
                FROM (SELECT product, run, first, last,
                             CASE WHEN first = 1 + lag(last) OVER (PARTITION BY product, run
                                                                   ORDER BY first)
                                  THEN 0 ELSE 1 END AS begins
                        FROM ranges))
       GROUP BY product, run, island
       ORDER BY run, product
      """;

  /** Fills the roll-ups of a file that nobody writes to any more, in one transaction. */
  static final List<String> SEAL =
      List.of(
          ROLL_ACTOR_DAYS,
          ROLL_EVENT_HOURS,
          ROLL_TALLIES,
          ROLL_RANGES,
          "INSERT INTO sealed SELECT count(*) FROM events");

  private Schema() {}
}
