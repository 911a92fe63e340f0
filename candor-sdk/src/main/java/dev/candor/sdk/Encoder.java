package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowWriter;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Encodes events one behind the other into a buffer of rows. Not safe for several threads. */
final class Encoder {

  private final JsonWriter buffer = new JsonWriter(64 * 1024);
  private final RowWriter rows = new RowWriter(buffer);
  private final FieldWriter fields;
  private final @Nullable RawFields raw;
  private final @Nullable LeavingFields leaving;
  private final @Nullable WithheldFields withheld;
  private final Agreement agreement;
  private final @Nullable Map<String, Set<String>> listed;

  private Encoder(boolean compared) {
    this.agreement = Agreement.NONE;
    this.raw = new RawFields(rows, compared);
    this.fields = raw;
    this.leaving = null;
    this.withheld = null;
    this.listed = null;
  }

  private Encoder(Hashing hashing, Agreement agreement, @Nullable Map<String, Set<String>> listed) {
    this.agreement = agreement;
    this.raw = null;
    this.leaving = new LeavingFields(rows, hashing, agreement);
    this.listed = listed;
    boolean all = agreement.withheld().isEmpty() && listed == null;
    this.withheld = all ? null : new WithheldFields(leaving);
    this.fields = withheld == null ? leaving : withheld;
  }

  /**
   * Encodes events as they are.
   *
   * @param compared whether it is to say which rows may leave as they are
   */
  static Encoder raw(boolean compared) {
    return new Encoder(compared);
  }

  /**
   * Encodes what may leave of events, and of their content what was agreed to.
   *
   * @param listed by event, the fields that go on alone; null where all do
   */
  static Encoder leaving(
      Hashing hashing, Agreement agreement, @Nullable Map<String, Set<String>> listed) {
    return new Encoder(hashing, agreement, listed);
  }

  /**
   * Adds the row of an event.
   *
   * @throws RuntimeException what an accessor of the event throws; the buffer is then as before
   */
  void add(Numbered event) {
    UUID run = event.header().run();
    add(event.codec(), event.event(), run, event.n(), event.epochMillis(), event.context());
  }

  /**
   * Adds a row.
   *
   * @throws RuntimeException what an accessor of the event throws; the buffer is then as before
   */
  void add(EventCodec<?> codec, Record event, UUID run, long n, long epochMillis, Context context) {
    int before = buffer.size();
    boolean whole = false;
    try {
      if (raw != null) {
        raw.begin();
      }
      if (leaving != null) {
        leaving.begin(codec.name());
      }
      if (withheld != null) {
        withheld.begin(
            agreement.withheldOf(codec.name()),
            listed == null ? null : listed.getOrDefault(codec.name(), Set.of()));
      }
      rows.begin(run, n, codec.name(), epochMillis, context.session());
      write(codec, event);
      place(context);
      rows.end();
      whole = true;
    } finally {
      if (!whole) {
        buffer.truncate(before);
      }
    }
  }

  /** Adds where the event stands; what went wrong stays on this machine. */
  private void place(Context context) {
    if (context.trace() != null) {
      rows.trace(context.trace());
    }
    if (context.error() != null && leaving == null) {
      rows.error(context.error());
    }
  }

  @SuppressWarnings("unchecked") // the codec was found by the event's class
  private <E extends Record> void write(EventCodec<E> codec, Record event) {
    codec.write((E) event, fields);
  }

  /** The row of an event alone; good until the next. */
  EncodedRow encode(Numbered event) {
    buffer.truncate(0);
    add(event);
    return new EncodedRow(buffer, 0, buffer.size());
  }

  /**
   * Whether of an event everything leaves that a codec hands over, as far as its class lets it.
   *
   * @param listed as in {@link #leaving}
   */
  static boolean leavesAll(
      String event, Agreement agreement, @Nullable Map<String, Set<String>> listed) {
    return listed == null && agreement.withheldOf(event).isEmpty();
  }

  /**
   * Whether the row that was added last is, byte for byte, the one that leaves where {@link
   * #leavesAll}; an error stays.
   */
  boolean leavesAsItIs(Context context) {
    return raw != null && raw.leaveAsTheyAre() && context.error() == null;
  }

  /** Whether the row that was added last holds an identity raw. */
  boolean holdsRaw() {
    return leaving != null && leaving.holdsRaw();
  }

  /** The rows, each with its newline, in the first {@link JsonWriter#size} bytes. */
  JsonWriter buffer() {
    return buffer;
  }
}
