package dev.candor.collector.store;

import dev.candor.collector.ingest.Arrival;
import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.CountArrival;
import dev.candor.collector.ingest.EventRow;
import dev.candor.collector.ingest.Origin;
import dev.candor.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the tables of the file that is written to. Knows no transaction: whoever calls begins
 * one before, because a flush outside of one commits by itself.
 *
 * <p>Belongs to the thread that writes.
 */
final class HotFile {

  private final DuckDBAppender events;
  private final DuckDBAppender quarantine;
  private final DuckDBAppender counts;
  private final DuckDBAppender ranges;
  private final DuckDBAppender ids;
  private final DuckDBAppender tallies;
  private final DuckDBAppender losses;

  HotFile(DuckDBConnection connection, int number) throws SQLException {
    // Opened by one thread, used by another and closed by a third, never by two at a time.
    String file = Views.name(number);
    this.events = appender(connection, file, "events");
    this.quarantine = appender(connection, file, "quarantine");
    this.counts = appender(connection, file, "counts");
    this.ranges = appender(connection, file, "ranges");
    this.ids = appender(connection, file, "ids");
    this.tallies = appender(connection, file, "tallies");
    this.losses = appender(connection, file, "losses");
  }

  private static DuckDBAppender appender(DuckDBConnection connection, String file, String table)
      throws SQLException {
    DuckDBAppender appender = connection.createAppender(file, "main", table);
    appender.unsafeBreakThreadConfinement();
    return appender;
  }

  /** Appends all of a commit, and flushes what got rows. */
  void append(Commit commit) throws SQLException {
    for (EventRow row : commit.events()) {
      append(row);
    }
    for (Commit.Quarantine row : commit.quarantined()) {
      append(row);
    }
    for (Commit.Counted row : commit.counts()) {
      append(row);
    }
    for (Commit.Range row : commit.ranges()) {
      ranges.beginRow();
      ranges.append(row.product()).append(row.run()).append(row.first()).append(row.last());
      ranges.endRow();
    }
    for (Commit.OwnId row : commit.ids()) {
      ids.beginRow();
      ids.append(row.product()).append((byte) row.use().code()).append(row.id());
      ids.endRow();
    }
    for (Commit.Tally row : commit.tallies()) {
      append(row);
    }
    for (Commit.Lost row : commit.losses()) {
      losses.beginRow();
      losses.append(row.product()).append(row.minute()).append(row.reason()).append(row.n());
      losses.endRow();
    }
    flush(commit);
  }

  private void flush(Commit commit) throws SQLException {
    flush(events, commit.events());
    flush(quarantine, commit.quarantined());
    flush(counts, commit.counts());
    flush(ranges, commit.ranges());
    flush(ids, commit.ids());
    flush(tallies, commit.tallies());
    flush(losses, commit.losses());
  }

  private static void flush(DuckDBAppender appender, List<?> rows) throws SQLException {
    if (!rows.isEmpty()) {
      appender.flush();
    }
  }

  private void append(EventRow row) throws SQLException {
    Origin origin = row.origin();
    Arrival event = row.event();
    events.beginRow();
    events.append(origin.product()).append(event.name());
    events.appendEpochMicros(row.timeMicros()).appendEpochMicros(origin.receivedMicros());
    events.append(origin.run());
    if (event.id() == null) {
      events.append(row.n()).appendNull();
    } else {
      events.appendNull().append(event.id());
    }
    text(events, event.session());
    uuid(events, row.actor());
    events.append((byte) row.kind().code()).append(row.day());
    events.append(origin.version()).append(origin.environment());
    text(events, origin.installation());
    events.append(event.fieldsText().text()).append(row.clamped());
    events.endRow();
  }

  private void append(Commit.Quarantine row) throws SQLException {
    Origin origin = row.origin();
    quarantine.beginRow();
    quarantine.appendEpochMicros(origin.receivedMicros());
    quarantine.append(origin.product()).append(row.name()).append(origin.key());
    quarantine.append(row.verdict().reason().word());
    text(quarantine, row.verdict().path());
    text(quarantine, row.plan());
    quarantine.append(origin.run());
    if (row.n() == null) {
      quarantine.appendNull();
    } else {
      quarantine.append(row.n().longValue());
    }
    uuid(quarantine, row.id());
    quarantine.append(row.body().text());
    quarantine.endRow();
  }

  private void append(Commit.Counted row) throws SQLException {
    Origin origin = row.origin();
    CountArrival count = row.count();
    JsonWriter labels = new JsonWriter(64);
    labels.beginObject();
    new TreeMap<>(count.labels()).forEach((name, value) -> labels.name(name).value(value));
    labels.endObject();
    JsonWriter sums = new JsonWriter(64);
    sums.beginObject();
    new TreeMap<>(count.sums())
        .forEach((name, value) -> sums.name(name).value(value.doubleValue()));
    sums.endObject();
    JsonWriter buckets = new JsonWriter(64);
    buckets.beginObject();
    new TreeMap<>(count.buckets())
        .forEach(
            (name, values) -> {
              buckets.name(name).beginArray();
              values.forEach(buckets::value);
              buckets.endArray();
            });
    buckets.endObject();
    counts.beginRow();
    counts.appendEpochMicros(origin.receivedMicros());
    counts.append(origin.product()).append(count.name()).append(origin.run());
    counts.append(origin.version()).append(origin.environment());
    counts.append(text(labels)).append(count.n()).append(text(sums));
    counts.append(text(buckets));
    counts.endRow();
  }

  private static String text(JsonWriter json) {
    return new String(json.buffer(), 0, json.size(), StandardCharsets.UTF_8);
  }

  private void append(Commit.Tally row) throws SQLException {
    tallies.beginRow();
    tallies.append(row.key()).append(row.product()).append(row.minute());
    tallies.append(row.received()).append(row.stored()).append(row.duplicate());
    tallies.append(row.quarantined()).append(row.dropped());
    tallies.endRow();
  }

  private static void text(DuckDBAppender appender, @Nullable String value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
  }

  private static void uuid(DuckDBAppender appender, @Nullable UUID value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
  }

  /**
   * Lets go of the tables. Flushes what was not flushed: only inside a transaction to roll back.
   */
  void close() throws SQLException {
    for (DuckDBAppender appender :
        List.of(events, quarantine, counts, ranges, ids, tallies, losses)) {
      appender.close();
    }
  }
}
