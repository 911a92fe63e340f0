package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Tier;
import dev.candor.wire.RowHeader;
import dev.candor.wire.UuidText;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What may leave of a run for one destination: puts each event into the spool, as a row or as a
 * count, and keeps account of what did not get there. Not safe for use by several threads.
 */
final class Outgoing implements Consumer<Numbered> {

  /** How large a segment becomes: what a file costs is shared by the thousands of events in it. */
  static final long SEAL_AT_BYTES = 1024 * 1024;

  /**
   * For how long events gather in a segment that a courier of this process carries: a segment for
   * each burst would cost more than the events in it.
   */
  static final long GATHER_MILLIS = 1_000;

  /**
   * For how long they gather where another process carries them, which only an ended segment lets
   * it: short enough that a tool that runs for months holds back no day's events, and long enough
   * that its segments of 28 days fit into a spool.
   */
  static final long HELD_MILLIS = 6 * 60 * 60 * 1_000L;

  /** The most events of which no file tells yet: those counted, and those left out or lost. */
  static final int MOST_HELD = 2 * (Tally.MOST_EVENTS + Pipeline.EVENTS_OF_A_STEP);

  /**
   * Where only the newest events are kept, a segment is ended at this part of them: of the open one
   * none can be given up.
   */
  private static final int PARTS = 4;

  private final String destination;
  private final SpoolWriter spool;
  private final Spool waiting;
  private final long newest; // events of the destination, that wait at most
  private final Agreement agreement;
  private final Intake intake;
  private final @Nullable Carrier carrier;
  private final Debug debug;
  private final Hashing hashing;
  private final @Nullable Map<String, Set<String>> listed;
  private final Passage passage;
  private final Narrowed narrowed;
  private final Losses lost = new Losses();
  private final Map<Loss, Long> told = new TreeMap<>(); // of all losses, what a file tells
  private int tellings;
  private long begun = -1; // when the open segment was; -1 where none is open
  private boolean added; // a row, since the newest were last kept
  private boolean behind; // the file has not all that was added
  private boolean sealed;
  private @Nullable Encoder rows; // made with the first row that leaves other than it is kept
  private @Nullable Tally tally; // made with the first event that is counted
  private @Nullable EventCodec<?> asked; // the last, and what is known of it
  private @Nullable Tier leavesAs;
  private boolean isDenied;
  private boolean isWhole;

  /**
   * What there is to one destination.
   *
   * @param destination its name in the plan
   * @param spool writes what this run leaves there
   * @param waiting all that waits for the destination, of other runs, too
   * @param hashing the keys of what leaves
   * @param agreement what the person agreed to
   * @param chain what of that goes on
   * @param narrowed what collectors switched off
   * @param carrier carries the segments that are ended; null where another process does
   */
  record Way(
      String destination,
      SpoolWriter spool,
      Spool waiting,
      Hashing hashing,
      Agreement agreement,
      Chain chain,
      Narrowed narrowed,
      @Nullable Carrier carrier) {}

  /**
   * What leaves by a way.
   *
   * @param intake says what was lost before it came here
   */
  Outgoing(Way way, Intake intake, Debug debug) {
    this.destination = way.destination();
    this.spool = way.spool();
    this.waiting = way.waiting();
    this.newest = way.chain().newest;
    this.agreement = way.agreement();
    this.carrier = way.carrier();
    this.intake = intake;
    this.debug = debug;
    this.hashing = way.hashing();
    this.listed = way.chain().listed;
    this.narrowed = way.narrowed();
    this.passage = new Passage(way.chain(), this, debug);
  }

  /** The counts that an event is to be added to; null where it leaves as a row, or not at all. */
  @Nullable Tally tallyOf(EventCodec<?> codec) {
    ask(codec);
    if (leavesAs != Tier.METRICS || isDenied || narrowed.denies(codec.name())) {
      return null;
    }
    Tally known = tally == null ? new Tally(agreement) : tally;
    tally = known;
    return known;
  }

  /**
   * Adds the row of an event, if it leaves as one.
   *
   * @return false where nothing of it leaves
   */
  boolean add(Numbered event) {
    ask(event.codec());
    String name = event.codec().name();
    Tier as = leavesAs;
    if (as == null) {
      debug.withheld(name);
      return false;
    }
    Loss loss = whyNot(as, name, event.header().run(), event.n());
    if (loss != null) {
      passage.leaveOut(loss);
      return false;
    }
    if (as == Tier.EVENTS) {
      passage.take(event);
    }
    return true;
  }

  /** Looks up what the agreement and the chain say of an event, unless it is that of before. */
  private void ask(EventCodec<?> codec) {
    if (!codec.equals(asked)) {
      leavesAs = agreement.leavesAs(codec);
      isDenied = passage.denies(codec.name());
      isWhole = Encoder.leavesAll(codec.name(), agreement, listed);
      asked = codec;
    }
  }

  /** Why an event does not go on; null where it does. Of counts none is taken a share of. */
  private @Nullable Loss whyNot(Tier as, String event, UUID run, long n) {
    if (isDenied) {
      return Loss.DENIED;
    }
    if (as == Tier.EVENTS) {
      return narrowed.loss(event, run, n);
    }
    return narrowed.denies(event) ? Loss.NARROWED : null;
  }

  /** Puts the row of an event into the spool: it has passed. */
  @Override
  public void accept(Numbered event) {
    ask(event.codec()); // it may have waited for others
    String name = event.codec().name();
    try {
      EncodedRow same = isWhole ? event.row() : null;
      EncodedRow row = same == null ? encoded(event) : same;
      spool.add(event.header(), row.rows().buffer(), row.from(), row.length() - 1);
      added = true;
      debug.spooled(row);
    } catch (IOException e) {
      lost.add(Loss.NOT_WRITTEN, 1);
      debug.trouble("the spool does not take events", e);
    } catch (RuntimeException | Error e) {
      lost.add(Loss.NOT_ENCODED, 1);
      debug.trouble(name + " could not be encoded", e);
    }
  }

  private EncodedRow encoded(Numbered event) throws IOException {
    Encoder encoder = rows == null ? Encoder.leaving(hashing, agreement, listed) : rows;
    rows = encoder;
    EncodedRow row = encoder.encode(event);
    if (encoder.holdsRaw()) {
      spool.bind();
    }
    return row;
  }

  /** Counts an event as lost. */
  void lose(Loss reason) {
    lost.add(reason, 1);
  }

  /** Puts the rows that were added into the file, and ends it where it is large. */
  void write() {
    try {
      behind = true;
      spool.flush();
      behind = false;
      if (spool.size() >= SEAL_AT_BYTES || spool.waiting() > newest / PARTS) {
        sealOpen();
      }
      noteBegin();
    } catch (IOException e) {
      debug.trouble("the spool does not take events", e);
    }
    countUnwritten();
    if (newest < Long.MAX_VALUE && added) {
      added = false;
      keepNewest();
    }
  }

  private void keepNewest() {
    try {
      waiting.keepNewest(newest, debug.clock());
    } catch (IOException e) {
      debug.trouble("the oldest of what waits for '%s' stays".formatted(destination), e);
    }
  }

  private void noteBegin() throws IOException {
    if (spool.size() == 0) {
      begun = -1;
    } else if (begun < 0) {
      begun = debug.clock().millis();
    }
  }

  /**
   * In how many milliseconds counts, a window or the open segment should go, or {@link
   * Worker#NEVER}.
   */
  long waitMillis() {
    long now = debug.clock().millis();
    long counts = tally == null ? Worker.NEVER : tally.waitMillis(now);
    return Math.min(counts, Math.min(passage.waitMillis(now), untilSeal(now)));
  }

  /** Until the open segment should end: not while its courier backs off, else files pile up. */
  private long untilSeal(long now) {
    if (begun < 0 || (carrier != null && !carrier.isReady())) {
      return Worker.NEVER;
    }
    long most = carrier == null ? HELD_MILLIS : GATHER_MILLIS;
    long gathered = now - begun;
    return gathered < 0 ? 0 : Math.max(0, most - gathered); // the clock may go back
  }

  /** Puts into the file what should go by now. */
  void writeDue(RowHeader header) {
    long now = debug.clock().millis();
    passage.closeEnded(now);
    if (tally != null && tally.waitMillis(now) == 0) {
      writeCounts(header);
    }
    write();
    if (untilSeal(now) == 0) {
      seal();
    }
  }

  /** Puts all windows and counts into the file. */
  void writeAll(RowHeader header) {
    passage.closeAll();
    writeCounts(header);
    write();
  }

  /** Puts all counts into the file; those that it does not take stay. */
  private void writeCounts(RowHeader header) {
    if (tally == null || tally.events() == 0) {
      return;
    }
    try {
      behind = true;
      // of nobody, where nothing leaves as rows
      tally.moveTo(
          spool,
          agreement.covers(Tier.EVENTS) ? header : header.withoutInstallation(),
          debug.clock().millis());
      spool.flush();
      behind = false;
      noteBegin();
    } catch (IOException e) {
      debug.trouble("the spool does not take counts", e);
    }
    countUnwritten();
  }

  /** Whether the file has all rows that were added. */
  boolean hasRows() {
    return !behind;
  }

  /** Whether the file has all rows and counts that were added. */
  boolean hasAll() {
    return !behind && (tally == null || tally.events() == 0);
  }

  /** How much was lost here until now. */
  long lost() {
    return lost.sum();
  }

  /** Whether a segment was ended since this was last asked. */
  boolean takeSealed() {
    boolean taken = sealed;
    sealed = false;
    return taken;
  }

  private void seal() {
    try {
      sealOpen();
    } catch (IOException e) {
      debug.trouble("the spool does not take events", e);
    }
    countUnwritten();
  }

  /** Ends the open segment, if there is one, and tells in it what was lost since the one before. */
  private void sealOpen() throws IOException {
    if (spool.size() > 0) {
      Map<Loss, Long> all = losses();
      spool.seal(Losses.minus(all, told));
      told.putAll(all);
      sealed = true;
    }
    begun = -1;
  }

  /** All that no row tells of: lost here or before, or left out by the product's chain. */
  private Map<Loss, Long> losses() {
    return passage.leftOut().with(lost.with(intake.losses()));
  }

  private void countUnwritten() {
    long unwritten = spool.takeLost();
    if (unwritten > 0) {
      lost.add(Loss.NOT_WRITTEN, unwritten);
    }
  }

  /** Ends it: what is not written by now never will be. */
  void end() {
    if (tally != null && tally.events() > 0) {
      lost.add(Loss.NOT_WRITTEN, tally.events());
    }
    seal();
  }

  /** Whether more was lost that no file tells than a kill may take with it. */
  boolean owes() {
    long all = lost.sum() + passage.leftOut().sum() + intake.lost();
    return all - Losses.sum(told) >= Tally.MOST_EVENTS;
  }

  /**
   * What was lost that no file tells yet, as a part of its own; null where there is nothing. What
   * this says is told.
   */
  Ledger.@Nullable Line untold(UUID run) {
    Map<Loss, Long> all = losses();
    Map<String, Long> words = Ledger.words(Losses.minus(all, told));
    if (words.isEmpty()) {
      return null;
    }
    told.putAll(all);
    String part = UuidText.of(run) + (tellings == 0 ? "" : "-lost-" + tellings);
    tellings++;
    return new Ledger.Line(part, destination, Losses.sum(words), 0, words, false);
  }
}
