package dev.candor.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Plan;
import dev.candor.sdk.LocalStore;
import dev.candor.sdk.RawRows;
import dev.candor.sdk.Routine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes events from what a host's database already tells: the rows of a log that triggers fill.
 *
 * <pre>
 * change_log (the host's) --read only--&gt; host's function --&gt; telemetry_event
 *                                                          telemetry_cursor
 *                                                          subscribers
 * </pre>
 *
 * <p><b>Once.</b> Events and cursor are written in one transaction of the telemetry store, and an
 * event's id follows from the name of the database and the row's sequence. So a kill at any
 * instant, and a second reader, make no event twice and miss none.
 *
 * <p><b>Subscribers</b> of this process get each row that this reader took, in order, after its
 * event is stored: at most once, for a kill in between comes before them. Of several readers with
 * one store, each row goes to the subscribers of one.
 *
 * <p><b>Told</b> to the diagnostics: sequences that are missing, and a log that goes back because
 * its host restored a backup. What it holds by then counts as known, and later rows make events
 * under ids of their own.
 *
 * <p><b>Threads.</b> Steps never overlap; {@link #subscribe} may be called from any thread.
 */
public final class ChangeLog implements Routine {

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** How many pages are read at the end, which must be soon; the next run goes on. */
  private static final int LAST_STEPS = 8;

  private static final long FIRST_BASIS = 0xcbf2_9ce4_8422_2325L;
  private static final long SECOND_BASIS = 0x6c62_272e_07bb_0142L;
  private static final long FNV_PRIME = 0x100_0000_01b3L;

  private final Source source;
  private final LocalStore.Site site;
  private final StoreFile store;
  private final Function<Change, @Nullable Record> events;
  private final ChangeRows log;
  private final RawRows rows;
  private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();
  private Cursors.Cursor cursor = new Cursors.Cursor(0, 0);
  private Cursors.Cursor delivered = new Cursors.Cursor(0, 0);
  private Duration rest;

  /**
   * Where a host keeps its log.
   *
   * @param database the host's database; opened to read only, as any reader of it would
   * @param name what to call the database; part of the ids of its events, so it must never change
   * @param table the log's table
   * @param sequence its column with whole numbers from 1 that only grow
   * @param time its column with the time, in a form that SQLite's date functions read, in UTC; null
   *     where there is none
   * @param poll how long to rest where there was nothing new
   */
  public record Source(
      Path database,
      String name,
      String table,
      String sequence,
      @Nullable String time,
      Duration poll) {

    /** A table {@code change_log} with a column {@code sequence}, read every second. */
    public static Source of(Path database, String name) {
      return new Source(database, name, "change_log", "sequence", null, Duration.ofSeconds(1));
    }
  }

  private ChangeLog(
      Source source,
      Plan plan,
      Function<Change, @Nullable Record> events,
      StoreFile store,
      LocalStore.Site site) {
    this.source = source;
    this.site = site;
    this.store = store;
    this.events = events;
    this.log = new ChangeRows(source);
    this.rows = new RawRows(plan);
    this.rest = source.poll();
  }

  /**
   * Reads a log into {@link SqliteStore#STORE} of a site.
   *
   * @param plan what the events are of
   * @param events the event that a row becomes; null for none
   */
  public static ChangeLog of(
      Source source, Plan plan, Function<Change, @Nullable Record> events, LocalStore.Site site) {
    Path file = site.folder().resolve(SqliteStore.FILE);
    return new ChangeLog(source, plan, events, new StoreFile(file, true, site), site);
  }

  /**
   * Reads a log into the tables of {@link SqliteStore#inside}.
   *
   * @param plan what the events are of
   * @param events the event that a row becomes; null for none
   */
  public static ChangeLog inside(
      Path hostDatabase,
      Source source,
      Plan plan,
      Function<Change, @Nullable Record> events,
      LocalStore.Site site) {
    return new ChangeLog(source, plan, events, new StoreFile(hostDatabase, false, site), site);
  }

  /**
   * Hands each row that comes from now on to a subscriber, in the thread that steps. One that
   * throws is told of, and harms no other.
   *
   * @return ends the subscription
   */
  public Runnable subscribe(Consumer<Change> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  @Override
  public Duration step(Instant now) {
    try {
      boolean more = read(now);
      rest = source.poll();
      return more ? Duration.ZERO : rest;
    } catch (IOException | RuntimeException e) {
      tell("could not be read, and will be again: " + e.getMessage());
      rest = longer(rest);
      return rest;
    }
  }

  private static Duration longer(Duration before) {
    Duration twice = before.multipliedBy(2);
    return twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
  }

  /** Reads some rows; returns whether there may be more at once. */
  private boolean read(Instant now) throws IOException {
    Cursors.Cursor from = cursor;
    ChangeRows.Page page = log.after(from.sequence());
    Long newest = page.newest();
    if (newest != null && newest < from.sequence()) {
      return goBack(from, newest, now);
    }
    List<Change> changes = page.changes();
    if (changes.isEmpty()) {
      return false;
    }
    rows.clear();
    UUID run = run(source.name(), from.generation());
    for (Change change : changes) {
      encode(change, run, now);
    }
    long last = changes.get(changes.size() - 1).sequence();
    Cursors.Cursor to = new Cursors.Cursor(from.generation(), last);
    if (!move(from, to, now)) {
      return true;
    }
    tellGaps(from, changes);
    deliver(to.generation(), changes);
    return changes.size() == ChangeRows.MOST;
  }

  private boolean goBack(Cursors.Cursor from, long newest, Instant now) throws IOException {
    rows.clear();
    Cursors.Cursor to = new Cursors.Cursor(from.generation() + 1, newest);
    if (move(from, to, now)) {
      tell(
          "goes back from "
              + from.sequence()
              + " to "
              + newest
              + ", as after a backup: what comes after "
              + newest
              + " is taken for new");
    }
    return true;
  }

  /**
   * Writes the rows and moves the cursor, in one transaction; false where it stood elsewhere, which
   * is known then.
   */
  private boolean move(Cursors.Cursor from, Cursors.Cursor to, Instant now) throws IOException {
    List<Cursors.Cursor> stood = new ArrayList<>();
    store.write(
        tables -> {
          Cursors.Cursor there = tables.cursors().find(source.name());
          stood.add(there);
          if (there.equals(from)) {
            tables.add(
                rows.bytes(), rows.length(), source.name(), site.settings().get().sqlite(), now);
            tables.cursors().move(source.name(), to, now);
          }
        });
    Cursors.Cursor there = stood.get(stood.size() - 1);
    boolean moved = there.equals(from);
    cursor = moved ? to : there;
    return moved;
  }

  private void encode(Change change, UUID run, Instant now) {
    Instant at = change.at();
    try {
      Record event = events.apply(change);
      if (event != null
          && !rows.add(event, run, change.sequence(), (at == null ? now : at).toEpochMilli())) {
        tell("has a row that became an event of no plan: " + event.getClass().getName());
      }
    } catch (RuntimeException | StackOverflowError e) { // whatever the host's own code throws
      tell("has a row that became no event: " + change.sequence() + ": " + e);
    }
  }

  private void tellGaps(Cursors.Cursor from, List<Change> changes) {
    long before = from.sequence() == 0 ? changes.get(0).sequence() - 1 : from.sequence();
    long last = changes.get(changes.size() - 1).sequence();
    long missing = last - before - changes.size();
    if (missing > 0) {
      tell("lacks " + missing + " of the sequences from " + (before + 1) + " to " + last);
    }
  }

  /** Delivers what was not yet: a store that was begun anew has its events made again. */
  private void deliver(long generation, List<Change> changes) {
    for (Change change : changes) {
      if (generation < delivered.generation()
          || (generation == delivered.generation() && change.sequence() <= delivered.sequence())) {
        continue;
      }
      delivered = new Cursors.Cursor(generation, change.sequence());
      for (Consumer<Change> subscriber : subscribers) {
        try {
          subscriber.accept(change);
        } catch (RuntimeException | StackOverflowError e) { // whatever the host's own code throws
          tell("has a subscriber that threw at " + change.sequence() + ": " + e);
        }
      }
    }
  }

  private void tell(String what) {
    site.diagnostics().accept("the change log '" + source.name() + "' " + what);
  }

  @Override
  public void end(Instant now) {
    int steps = 1;
    while (step(now).isZero() && steps < LAST_STEPS) {
      steps++; // the first may only find out where another run left off
    }
    try {
      store.close();
    } catch (IOException e) {
      tell("was read to the end, but " + e.getMessage());
    }
  }

  /**
   * The run that the events of a log stand under: the same wherever and whenever it is read.
   *
   * @param generation how often the log went back
   */
  static UUID run(String name, long generation) {
    byte[] bytes = (generation + " " + name).getBytes(UTF_8);
    long high = hash(bytes, FIRST_BASIS);
    long low = hash(bytes, SECOND_BASIS);
    return new UUID((high & ~0xf000L) | 0x8000L, (low >>> 2) | Long.MIN_VALUE);
  }

  // FNV-1a, and the last mix of MurmurHash3. Not UUID.nameUUIDFromBytes, which loads a crypto
  // provider; nobody gains from making two names collide.
  private static long hash(byte[] bytes, long basis) {
    long hash = basis;
    for (byte each : bytes) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51_afd7_ed55_8ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
    return hash ^ (hash >>> 33);
  }
}
