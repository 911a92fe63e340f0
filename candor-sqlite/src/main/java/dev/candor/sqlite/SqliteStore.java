package dev.candor.sqlite;

import dev.candor.sdk.LocalStore;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Settings;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The local store as a SQLite database: every event of this machine as a row of {@code
 * telemetry_event}.
 *
 * <pre>
 * telemetry_event: id            tev_ and the event's UUID; an event that comes again is there once
 *                  occurred_at   ISO 8601 in UTC with milliseconds
 *                  name          the event's name
 *                  source        the property of that name, else the product's name
 *                  level         the property of that name, else error or info
 *                  project_id    the property of that name, else empty
 *                  session_id    the session's id, else empty
 *                  request_id    the property of that name, else empty
 *                  payload_json  {"event_sequence":…,"properties":{…},"measurements":{…}} and what
 *                                else the row has
 * telemetry_run:   what the header of a run says; an event's id with version 7 instead of 8, its
 *                  last 62 bits xor event_sequence, is its run
 * </pre>
 *
 * <p><b>Durability.</b> What was written survives the death of the process at any instant. A loss
 * of power may cost what was written since the last checkpoint, never the file.
 *
 * <p><b>Many processes</b> write to one file, each in short transactions of its own. A file that is
 * damaged is set aside, and a new one begun; one of a later version is left alone.
 */
public final class SqliteStore implements RowSink {

  /** The name of the file in a store's folder. */
  public static final String FILE = "events.db";

  /** Keeps events in {@value #FILE}. */
  public static final LocalStore STORE = SqliteStore::beside;

  private final StoreFile file;
  private final LocalStore.Site site;

  private SqliteStore(StoreFile file, LocalStore.Site site) {
    this.file = file;
    this.site = site;
  }

  private static SqliteStore beside(LocalStore.Site site) {
    return new SqliteStore(new StoreFile(site.folder().resolve(FILE), true, site), site);
  }

  /**
   * Keeps events in a host's own database: in tables of their own, over a connection of their own,
   * never in the host's transactions. The host makes the file and decides on its journal; a file
   * that is damaged is the host's to replace.
   *
   * <p>A host that writes from the same process must do so with this very SQLite: two copies of it
   * in one process undo each other's locks.
   */
  public static LocalStore inside(Path hostDatabase) {
    return site -> new SqliteStore(new StoreFile(hostDatabase, false, site), site);
  }

  @Override
  public void write(RowHeader header, byte[] rows, int length, long epochMillis)
      throws IOException {
    Settings.Sqlite settings = site.settings().get().sqlite();
    Instant now = Instant.ofEpochMilli(epochMillis);
    file.write(
        tables -> {
          tables.say(header, settings, now);
          tables.add(rows, length, header.product(), settings, now);
        });
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
