package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what was taken in, encodes it, and writes it: as it is to the local sink, as it may leave
 * to the spool.
 *
 * <p>Holds no thread: {@link #step} does a bounded piece of work and says whether there was any. A
 * thread drives it in production and a test drives it by hand. Not safe for use by several threads,
 * but for {@link #recorded}.
 */
final class Pipeline {

  private static final int EVENTS_OF_A_RING = 512;
  private static final int WAITS_FOR_A_CLAIM = 100;
  private static final int MOST_STEPS = 2 * Intake.CAPACITY / EVENTS_OF_A_RING + WAITS_FOR_A_CLAIM;
  private static final int SEAL_AT_BYTES = 256 * 1024;

  private final Intake intake;
  private final Ring[] rings;
  private final Gate gate;
  private final Supplier<RowHeader> run;
  private final Outlets outlets;
  private final Debug debug;
  private final @Nullable Encoder leaving;
  private final Map<Loss, Long> notSpooled = new EnumMap<>(Loss.class);
  private final Map<Loss, Long> told = new EnumMap<>(Loss.class);
  private boolean spoolIsBehind;
  private boolean sealed;
  private long lostBefore;
  private @Nullable RowHeader header;
  private long n;
  private volatile long recorded;

  /**
   * Where a run's rows go.
   *
   * @param local the rows of the local store
   * @param spool the spool, or null where nothing may leave
   * @param hashing the keys of what leaves
   * @param agreement what content of it was agreed to
   * @param courierWaits whether a courier of this process would carry a segment that is ended now
   * @param marker says that this run lives, or null where the product asks for none
   */
  record Outlets(
      LocalRows local,
      @Nullable SpoolWriter spool,
      Hashing hashing,
      Agreement agreement,
      BooleanSupplier courierWaits,
      @Nullable RunMarker marker) {}

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
    this.leaving =
        outlets.spool() == null ? null : Encoder.leaving(outlets.hashing(), outlets.agreement());
  }

  /** Does a bounded piece of work; false where no event came. */
  boolean step() {
    boolean worked = false;
    for (Ring ring : rings) {
      for (int i = 0; i < EVENTS_OF_A_RING && ring.peek() != null; i++) {
        take(ring);
        worked = true;
      }
    }
    if (worked) {
      write();
      if (outlets.marker() != null) {
        outlets.marker().alive(debug.clock().millis());
      }
    } else if (header != null) {
      outlets.local().step(header);
    }
    return worked;
  }

  /** How long until there is something to do without an event, in milliseconds; -1 for never. */
  long waitMillis() {
    return outlets.local().waitMillis();
  }

  /**
   * Writes all that was taken in until now. Returns whether local store and spool have it: not
   * where any of it was lost since the last flush.
   */
  boolean flush() {
    drain();
    boolean written = header == null || (outlets.local().flush(header) && !spoolIsBehind);
    long before = lostBefore;
    lostBefore = sum(losses(notSpooled)) + outlets.local().lost();
    return written && lostBefore == before;
  }

  /** Whether a segment of the spool was ended since this was last asked. */
  boolean takeSealed() {
    boolean taken = sealed;
    sealed = false;
    return taken;
  }

  private void take(Ring ring) {
    Record event = ring.peek();
    long epochMillis = ring.peekEpochMillis();
    Context context = ring.peekContext();
    ring.remove();
    if (event == null) {
      return;
    }
    EventCodec<?> codec = gate.codec(event.getClass());
    if (codec == null) {
      intake.lose(Loss.UNKNOWN_EVENT, 1);
      return;
    }
    RowHeader of = header();
    n++;
    recorded = n;
    if (outlets.local().isRead()) {
      outlets.local().add(codec, event, of.run(), n, epochMillis, context);
    }
    spool(codec, event, epochMillis, context);
  }

  private void spool(EventCodec<?> codec, Record event, long epochMillis, Context context) {
    SpoolWriter spool = outlets.spool();
    if (spool == null || leaving == null) {
      return;
    }
    if (codec.tier() == Tier.METRICS || codec.route() == Route.OPERATIONAL) {
      debug.withheld(codec.name());
      return;
    }
    try {
      leaving.buffer().truncate(0);
      leaving.add(codec, event, header().run(), n, epochMillis, context);
      if (leaving.holdsRaw()) {
        spool.bind();
      }
      spool.add(header(), leaving.buffer().buffer(), 0, leaving.buffer().size() - 1);
      debug.spooled(leaving.buffer());
    } catch (IOException e) {
      add(notSpooled, Loss.NOT_WRITTEN, 1);
      debug.trouble("the spool does not take events", e);
    } catch (RuntimeException | Error e) {
      add(notSpooled, Loss.NOT_ENCODED, 1);
      debug.trouble(codec.name() + " could not be encoded", e);
    }
  }

  private void write() {
    outlets.local().step(header());
    SpoolWriter spool = outlets.spool();
    if (spool != null) {
      try {
        spoolIsBehind = true;
        spool.flush();
        spoolIsBehind = false;
        if (spool.size() >= SEAL_AT_BYTES) {
          seal(spool);
        }
      } catch (IOException e) {
        debug.trouble("the spool does not take events", e);
      }
      countUnspooled(spool);
    }
  }

  private void countUnspooled(SpoolWriter spool) {
    long lost = spool.takeLost();
    if (lost > 0) {
      add(notSpooled, Loss.NOT_WRITTEN, lost);
    }
  }

  /**
   * Ends the open segment where a courier of this process waits for it. While that must not try,
   * events gather in one: a segment for each would fill the spool with files.
   */
  void rest() {
    if (outlets.courierWaits().getAsBoolean()) {
      seal();
    }
  }

  private void seal() {
    SpoolWriter spool = outlets.spool();
    if (spool != null) {
      try {
        seal(spool);
      } catch (IOException e) {
        debug.trouble("the spool does not take events", e);
      }
      countUnspooled(spool);
    }
  }

  /** Ends the open segment, if there is one, and tells in it what was lost since the one before. */
  private void seal(SpoolWriter spool) throws IOException {
    if (spool.size() > 0) {
      Map<Loss, Long> all = losses(notSpooled);
      spool.seal(minus(all, told));
      told.putAll(all);
      sealed = true;
    }
  }

  private static Map<Loss, Long> minus(Map<Loss, Long> all, Map<Loss, Long> told) {
    Map<Loss, Long> news = new EnumMap<>(Loss.class);
    for (Map.Entry<Loss, Long> loss : all.entrySet()) {
      long count = loss.getValue() - Objects.requireNonNullElse(told.get(loss.getKey()), 0L);
      if (count > 0) {
        news.put(loss.getKey(), count);
      }
    }
    return news;
  }

  /**
   * What the run lost that no segment of the spool tells, after {@link #finish}; null where there
   * is nothing.
   *
   * @param sink the destination that it was meant for
   */
  Ledger.@Nullable Entry untold(String sink) {
    Map<String, Long> lost = Ledger.words(minus(losses(notSpooled), told));
    long count = sum(lost);
    return outlets.spool() == null || count == 0
        ? null
        : new Ledger.Entry("" + header().run(), sink, count, 0, lost);
  }

  /**
   * Ends the run: closes what it wrote to. Returns where its events ended in the local sink; null
   * where there is none.
   */
  Ledger.@Nullable Entry finish() {
    flush();
    seal();
    Map<Loss, Long> notLocal = outlets.local().end();
    if (!outlets.local().isKept()) {
      return null;
    }
    // Asked once: the tool may be recording still, and each of those is lost(closed).
    Map<String, Long> lost = Ledger.words(losses(notLocal));
    long delivered = n - sum(notLocal);
    return new Ledger.Entry(
        "" + header().run(), Ledger.LOCAL, delivered + sum(lost), delivered, lost);
  }

  private static long sum(Map<?, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
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

  private Map<Loss, Long> losses(Map<Loss, Long> ofSink) {
    Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    losses.putAll(intake.losses());
    for (Map.Entry<Loss, Long> loss : ofSink.entrySet()) {
      add(losses, loss.getKey(), loss.getValue());
    }
    return losses;
  }

  private static void add(Map<Loss, Long> losses, Loss reason, long count) {
    losses.put(reason, Objects.requireNonNullElse(losses.get(reason), 0L) + count);
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
