package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run on their way to the local store: they wait until there are enough of them or
 * they have waited long enough, and stay when the store does not take them.
 *
 * <p>What waits is bounded; of more, the oldest rows are lost. After a failure the next attempt is
 * a second later, after another two, and so on up to a minute. Not safe for use by several threads.
 */
final class LocalRows {

  private static final long FIRST_RETRY_MILLIS = 1_000;
  private static final long LAST_RETRY_MILLIS = 60_000;
  private static final long LOOKS_AGAIN_MILLIS = 1_000;

  /** How many bytes wait at most, and how long a row is. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final @Nullable RowSink store;
  private final Supplier<Settings> settings;
  private final Debug debug;
  private final Encoder rows;
  private final Losses lost = new Losses();
  private int waiting;
  private long since;
  private long overflown;
  private long retry;

  /**
   * The rows of a store; where there is none, they are encoded for the eyes of {@link Debug} only.
   *
   * @param settings asked again at every step
   * @param compared whether it is to say which rows may leave as they are
   */
  LocalRows(@Nullable RowSink store, Supplier<Settings> settings, boolean compared, Debug debug) {
    this.rows = Encoder.raw(compared);
    this.store = store;
    this.settings = settings;
    this.debug = debug;
  }

  /** Whether anything is done with a row. */
  boolean isRead() {
    return store != null || debug.isOn();
  }

  /** Whether there is a store. */
  boolean isKept() {
    return store != null;
  }

  /**
   * Adds an event. Returns its row where that may leave as it is, good until the next event; else
   * null.
   */
  @Nullable EncodedRow add(Numbered event) {
    int before = rows.buffer().size();
    String name = event.codec().name();
    try {
      rows.add(event);
    } catch (RuntimeException | Error e) { // whatever the event's own code throws
      lost.add(Loss.NOT_ENCODED, 1);
      debug.trouble(name + " could not be encoded", e);
      return null;
    }
    int length = rows.buffer().size() - before;
    if (length > MAX_BYTES) {
      rows.buffer().truncate(before);
      lost.add(Loss.NOT_ENCODED, 1);
      debug.tell(
          "%s is not kept: its row has %d bytes, and %d is the most"
              .formatted(name, length, MAX_BYTES));
      return null;
    }
    if (waiting++ == 0) {
      since = event.epochMillis();
    }
    debug.recorded(rows.buffer());
    return rows.leavesAsItIs(event.context())
        ? new EncodedRow(rows.buffer(), before, length)
        : null;
  }

  /** Writes what waits, where it is time to. */
  void step(RowHeader header) {
    if (store == null) {
      forget();
    } else if (waiting > 0) {
      Settings.Local now = settings.get().local();
      boolean enough = retry == 0 && waiting >= now.flushBatchSize();
      if (enough || due(now) <= 0) {
        write(header, store);
      }
      bound(now.bufferLimit());
    }
  }

  /** In how many milliseconds what waits has waited long enough. */
  private long due(Settings.Local settings) {
    long waited = debug.clock().millis() - since;
    if (waited < 0) {
      return 0; // the clock went back
    }
    return (retry > 0 ? retry : settings.flushInterval().toMillis()) - waited;
  }

  /**
   * In how many milliseconds the next step has something to do, or {@link Worker#NEVER} where
   * nothing waits. A second at most, so that an interval that is changed to a shorter one holds
   * from then on.
   */
  long waitMillis() {
    return waiting == 0 || store == null
        ? Worker.NEVER
        : Math.max(1, Math.min(LOOKS_AGAIN_MILLIS, due(settings.get().local())));
  }

  /** Writes what waits. Returns whether nothing does any more. */
  boolean flush(RowHeader header) {
    if (store == null) {
      forget();
    } else if (waiting > 0) {
      write(header, store);
    }
    return waiting == 0;
  }

  /** Whether no row waits. */
  boolean isWritten() {
    return waiting == 0;
  }

  private void write(RowHeader header, RowSink to) {
    long now = debug.clock().millis();
    try {
      try {
        to.write(header, rows.buffer().buffer(), rows.buffer().size(), now);
        forget();
      } catch (RuntimeException e) {
        writeSingly(header, to, now, e);
      }
      retry = 0;
    } catch (IOException | RuntimeException | Error e) { // whatever the store's own code throws
      retry = retry == 0 ? FIRST_RETRY_MILLIS : Math.min(2 * retry, LAST_RETRY_MILLIS);
      since = now;
      debug.trouble("the local store does not take events, and %d wait".formatted(waiting), e);
    }
    if (overflown > 0) {
      debug.tell(
          "%d events were lost, as too many waited for the local store".formatted(overflown));
      overflown = 0;
    }
  }

  /**
   * Writes row by row what a store stumbled over, so that one row that it cannot write does not
   * stand in the way of all others. Where it stumbles over each, the fault is the store's own, and
   * all of them wait.
   */
  private void writeSingly(RowHeader header, RowSink to, long now, RuntimeException stumble)
      throws IOException {
    byte[] bytes = rows.buffer().buffer();
    int size = rows.buffer().size();
    int stumbled = 0;
    int written = 0;
    int kept = 0;
    int at = 0;
    try {
      while (at < size) {
        int end = end(bytes, at);
        byte[] row = Arrays.copyOfRange(bytes, at, end);
        try {
          to.write(header, row, row.length, now);
          written++;
        } catch (RuntimeException e) {
          System.arraycopy(row, 0, bytes, kept, row.length);
          kept += row.length;
          stumbled++;
        }
        at = end;
      }
    } finally { // what was not tried stays behind what was stumbled over
      System.arraycopy(bytes, at, bytes, kept, size - at);
      rows.buffer().truncate(kept + size - at);
      waiting -= written;
    }
    if (written == 0) {
      throw stumble;
    }
    forget();
    lost.add(Loss.NOT_ENCODED, stumbled);
    debug.trouble(
        "%d events were lost, as the local store stumbled over them alone".formatted(stumbled),
        stumble);
  }

  private void forget() {
    rows.buffer().truncate(0);
    waiting = 0;
  }

  /** Loses the oldest rows of more than a limit. */
  private void bound(int limit) {
    byte[] bytes = rows.buffer().buffer();
    int size = rows.buffer().size();
    int excess = 0;
    int end = 0;
    while (waiting - excess > limit || size - end > MAX_BYTES) {
      end = end(bytes, end);
      excess++;
    }
    if (excess > 0) {
      rows.buffer().drop(end);
      waiting -= excess;
      overflown += excess;
      lost.add(Loss.OVERFLOW, excess);
    }
  }

  /** Where the row ends that begins here: a newline stands at the end of a row only. */
  private static int end(byte[] rows, int from) {
    int end = from;
    while (rows[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  /** How many rows were lost until now. */
  long lost() {
    return lost.sum();
  }

  /** Closes the store; what it never took is lost. Returns all that was, by reason. */
  Map<Loss, Long> end() {
    if (waiting > 0 && store != null) {
      lost.add(Loss.NOT_WRITTEN, waiting);
      debug.tell("%d events were lost, as the local store never took them".formatted(waiting));
      forget();
    }
    try {
      if (store != null) {
        store.close();
      }
    } catch (IOException | RuntimeException | Error e) {
      debug.trouble("the local store could not be closed", e);
    }
    return lost.with(Map.of());
  }
}
