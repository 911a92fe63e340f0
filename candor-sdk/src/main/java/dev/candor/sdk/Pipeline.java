package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Level;
import dev.candor.wire.RowHeader;
import dev.candor.wire.UuidText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what was taken in, encodes it, and writes it: as it is to the local sink, as it may leave
 * to the spool, at once as a row or about once a minute as a count.
 *
 * <p>Holds no thread: {@link #step} does a bounded piece of work and says whether there was any. A
 * thread drives it in production and a test drives it by hand. Not safe for use by several threads,
 * but for {@link #recorded}.
 */
final class Pipeline {

  private static final int EVENTS_OF_A_RING = 512;

  /** How many events a step takes in at most: some of each of the two rings. */
  static final int EVENTS_OF_A_STEP = 2 * EVENTS_OF_A_RING;

  private static final int WAITS_FOR_A_CLAIM = 100;
  private static final int MOST_STEPS = 2 * Intake.CAPACITY / EVENTS_OF_A_RING + WAITS_FOR_A_CLAIM;

  private final Intake intake;
  private final Ring[] rings;
  private final Gate gate;
  private final Supplier<RowHeader> run;
  private final Outlets outlets;
  private final Debug debug;
  private final Departures outgoing;
  private @Nullable OnceClaims claims; // made with the first fact that is recorded once
  private long lostBefore;
  private @Nullable RowHeader header;
  private long n;
  private volatile long recorded;

  /**
   * Where a run's rows go.
   *
   * @param local the rows of the local store
   * @param outgoing what may leave, to each destination
   * @param ceiling how much may be recorded by now
   * @param metrics what counts and the operator's meters are made of; null where there are none
   * @param marker says that this run lives, or null where the product asks for none
   * @param once the folder of the facts that are recorded once
   */
  record Outlets(
      LocalRows local,
      Departures outgoing,
      Ceiling ceiling,
      @Nullable EventMetrics metrics,
      @Nullable RunMarker marker,
      Path once) {}

  /**
   * A pipeline behind an intake.
   *
   * @param run makes the header of the run; asked once, with the first event
   */
  Pipeline(Intake intake, Gate gate, Supplier<RowHeader> run, Outlets outlets, Debug debug) {
    this.intake = intake;
    this.rings = intake.rings();
    this.gate = gate;
    this.run = run;
    this.outlets = outlets;
    this.debug = debug;
    this.outgoing = outlets.outgoing();
  }

  /** Does a bounded piece of work; false where no event came. */
  boolean step() {
    boolean worked = false;
    for (Ring ring : rings) {
      for (int i = 0; i < EVENTS_OF_A_RING; i++) {
        Record event = ring.peek();
        if (event != null) {
          take(event, ring);
        } else if (ring.takeGivenUp()) {
          intake.lose(Loss.NOT_TAKEN, 1);
        } else {
          break;
        }
        worked = true;
      }
    }
    if (worked) {
      write();
      settle();
      if (outlets.marker() != null) {
        outlets.marker().alive(debug.clock().millis());
      }
    } else if (header != null) {
      outlets.local().step(header);
    }
    if (outgoing.waitMillis() == 0) {
      outgoing.writeDue(header());
    }
    return worked;
  }

  /**
   * In how many milliseconds there is something to do without an event, or {@link Worker#NEVER}.
   */
  long waitMillis() {
    return Math.min(outlets.local().waitMillis(), outgoing.waitMillis());
  }

  /**
   * Writes all that was taken in until now. Returns whether local store and spool have it: not
   * where any of it was lost since the last flush.
   */
  boolean flush() {
    drain();
    if (header != null) {
      outgoing.writeAll(header);
    }
    boolean written = (header == null || outlets.local().flush(header)) && outgoing.hasAll();
    settle();
    long before = lostBefore;
    lostBefore = lost() + Losses.sum(intake.losses());
    return written && lostBefore == before;
  }

  /** Whether a segment of the spool was ended since this was last asked. */
  boolean takeSealed() {
    return outgoing.takeSealed();
  }

  /** Takes in a ring's next event. */
  private void take(Record event, Ring ring) {
    long epochMillis = ring.peekEpochMillis();
    Context context = ring.peekContext();
    ring.remove();
    EventCodec<?> codec = gate.codec(event.getClass());
    if (codec == null) {
      intake.lose(Loss.UNKNOWN_EVENT, 1);
      return;
    }
    if (outlets.ceiling().at(epochMillis) == Level.OFF) {
      intake.lose(Loss.WITHDRAWN, 1);
      return;
    }
    OnceKey once = context.once();
    if (once == null) {
      add(codec, event, epochMillis, context);
    } else {
      addOnce(once, codec, event, epochMillis, context);
    }
  }

  /** Adds an event to what is written next; false where it is written nowhere. */
  private boolean add(EventCodec<?> codec, Record event, long epochMillis, Context context) {
    n++;
    recorded = n;
    Numbered numbered = new Numbered(codec, event, header(), n, epochMillis, context);
    EncodedRow row = outlets.local().isRead() ? outlets.local().add(numbered) : null;
    boolean on = outlets.ceiling().at(epochMillis) == Level.ON;
    boolean leaves = on && outgoing.add(row == null ? numbered : numbered.with(row));
    meter(on, codec, event, epochMillis);
    return leaves || outlets.local().isKept();
  }

  /** Feeds an event to what counts it, here or at the operator's. */
  private void meter(boolean on, EventCodec<?> codec, Record event, long epochMillis) {
    EventMetrics metrics = outlets.metrics();
    if (metrics == null) {
      return;
    }
    List<Tally> tallies = on ? outgoing.tallies(codec) : List.of();
    if (!tallies.isEmpty() || metrics.isFed()) {
      Loss loss = metrics.add(codec, event, tallies, epochMillis);
      if (loss != null && on) {
        outgoing.loseCount(codec, loss);
      }
    }
  }

  /** Adds an event under a key, unless that is spent, and writes it at once. */
  private void addOnce(
      OnceKey key, EventCodec<?> codec, Record event, long epochMillis, Context context) {
    OnceClaims claims = claims();
    OnceKeys.Held held = claims.claim(key, epochMillis);
    if (held == null) {
      return;
    }
    long before = lost();
    if (!add(codec, event, epochMillis, context)) {
      held.release();
      return;
    }
    claims.waits(held, before);
    write();
    outlets.local().flush(header());
    settle();
  }

  private OnceClaims claims() {
    OnceClaims made = claims;
    if (made == null) {
      made = new OnceClaims(new OnceKeys(outlets.once(), debug), intake, debug);
      claims = made;
    }
    return made;
  }

  /** Settles the claims whose events are written by now, or lost. */
  private void settle() {
    if (claims != null && claims.isOpen() && outgoing.hasRows() && outlets.local().isWritten()) {
      claims.settle(header().run(), lost());
    }
  }

  /** First what may leave: the local store may take its time. */
  private void write() {
    outgoing.write();
    outlets.local().step(header());
  }

  /** Whether more was lost that no file tells than a kill may take with it. */
  boolean owes() {
    return outgoing.owes();
  }

  /** What the run lost that no file tells yet, by destination. What this says is told. */
  List<Ledger.Line> untold() {
    return header == null ? List.of() : outgoing.untold(header.run());
  }

  /**
   * Ends the run: closes what it wrote to. Returns where its events ended in the local sink; null
   * where there is no such sink, or no event.
   */
  Ledger.@Nullable Line finish() {
    flush();
    outgoing.end();
    if (claims != null) {
      claims.release(); // of what the last flush did not write
    }
    Map<Loss, Long> notLocal = outlets.local().end();
    if (!outlets.local().isKept()) {
      return null;
    }
    // Asked once: the tool may be recording still, and each of those is lost(closed).
    Map<Loss, Long> losses = Losses.sum(intake.losses(), notLocal);
    if (claims != null && claims.repeated() > 0) {
      losses.put(Loss.REPEATED, claims.repeated());
    }
    if (n == 0 && losses.isEmpty()) {
      return null; // nothing was recorded: the run had something to send, or to look after
    }
    Map<String, Long> lost = Ledger.words(losses);
    long delivered = n - Losses.sum(notLocal);
    return new Ledger.Line(
        UuidText.of(header().run()),
        Ledger.LOCAL,
        delivered + Losses.sum(lost),
        delivered,
        lost,
        false);
  }

  /** How many events that were numbered are lost until now. */
  private long lost() {
    return outgoing.lost() + outlets.local().lost();
  }

  /** Takes in all that is there now, and of what comes meanwhile as much as the rings can hold. */
  private void drain() {
    int waits = 0;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      if (!step()) {
        if (!isClaimed() || waits++ == WAITS_FOR_A_CLAIM) {
          return;
        }
        LockSupport.parkNanos(this, 100_000); // a caller is between its claim and its event
      }
    }
  }

  private boolean isClaimed() {
    for (Ring ring : rings) {
      if (!ring.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private RowHeader header() {
    RowHeader known = header;
    if (known == null) {
      known = run.get();
      header = known;
      if (outlets.marker() != null) {
        outlets.marker().begin(known);
      }
    }
    return known;
  }

  /** How many events were numbered. For any thread. */
  long recorded() {
    return recorded;
  }
}
