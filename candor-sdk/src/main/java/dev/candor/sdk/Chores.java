package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run does besides its events: gives up what may no longer be sent, keeps spool and ledger
 * within bounds, and tells the ledger how it ended. Not safe for use by several threads.
 */
final class Chores {

  /**
   * After how many sealed segments spool and receipts are looked after: to look at all their files
   * costs more than to write one segment.
   */
  private static final int SEALS = 2;

  /**
   * How many bytes those segments may take: each up to twice what it is sealed at, where a burst
   * came at its end.
   */
  private static final long ROOM = 2 * SEALS * Outgoing.SEAL_AT_BYTES;

  private final Spool spool;
  private final Places places;
  private final boolean withdrawn;
  private final Supplier<Settings> settings;
  private final @Nullable Runnable killed;
  private final Debug debug;
  private List<String> told = List.of();
  private int sealed;

  /**
   * The chores of a run.
   *
   * @param withdrawn whether a file has refused that anything leaves
   * @param killed records what is to be told of earlier runs that were killed; null for nothing
   */
  Chores(
      Places places,
      boolean withdrawn,
      Supplier<Settings> settings,
      @Nullable Runnable killed,
      Debug debug) {
    this.spool = new Spool(places);
    this.places = places;
    this.withdrawn = withdrawn;
    this.settings = settings;
    this.killed = killed;
    this.debug = debug;
  }

  /** To be called once, when the first events are written. */
  void begin() {
    if (killed != null) {
      killed.run();
    }
    if (withdrawn) {
      try {
        spool.withdraw(debug.clock());
      } catch (IOException e) {
        debug.trouble("what waits in the spool could not be removed", e);
      }
      foldLedger();
      tell(boundReceiptsAtTimes());
    } else {
      tell(boundSpool().and(boundReceiptsAtTimes()));
    }
  }

  /** How many bytes may be kept, so that what comes until the next look fits in besides. */
  static long bytesWithin(long most) {
    return most >= 4 * ROOM ? most - ROOM : most;
  }

  /** How many files may be kept, likewise. */
  static long filesWithin(long most) {
    return most >= 4 * SEALS ? most - SEALS : most;
  }

  /** A segment was sealed: now and then, or where bounds are narrow each time, looks after all. */
  void sealed() {
    Settings now = settings.get();
    boolean isWide =
        now.spool().maxFiles() >= 4 * SEALS
            && now.spool().maxBytes() >= 4 * ROOM
            && now.receipts().maxBytes() >= 4 * ROOM;
    sealed++;
    if (sealed >= SEALS || !isWide) {
      sealed = 0;
      tell(boundSpool().and(boundReceipts()));
    }
  }

  /** Loses what has waited too long to be sent, and the oldest of what is too much. */
  private Retention.Sweep boundSpool() {
    foldLedger();
    Retention.Sweep sweep = new Retention.Sweep(0, List.of());
    try {
      sweep = spool.bound(settings.get().spool(), debug.clock());
    } catch (IOException e) {
      debug.trouble("the spool cannot be kept within bounds", e);
    }
    if (sweep.removed() > 0) {
      debug.tell(
          "%d files of the spool were given up, as they were too old or too many"
              .formatted(sweep.removed()));
    }
    return sweep;
  }

  /** Looks after the receipts if nobody did within the hour: there may be one of each short run. */
  private Retention.Sweep boundReceiptsAtTimes() {
    try {
      Path receipts = places.receipts();
      if (!Files.exists(receipts) || !OwnFiles.isDue(receipts, debug.clock().millis())) {
        return new Retention.Sweep(0, List.of());
      }
    } catch (IOException e) {
      debug.trouble("nobody can say when the receipts were looked after, so this run does", e);
    }
    return boundReceipts();
  }

  /** Removes the receipts that need not be kept, also of destinations that the plan has lost. */
  private Retention.Sweep boundReceipts() {
    Retention.Sweep all = new Retention.Sweep(0, List.of());
    try {
      for (String destination : OwnFiles.names(places.receipts())) {
        if (!destination.equals(OwnFiles.SWEPT)) {
          Receipts receipts = new Receipts(places.receipts(), destination, debug.clock());
          all = all.and(receipts.bound(settings.get().receipts(), debug.clock().instant()));
        }
      }
    } catch (IOException e) {
      debug.trouble("the receipts cannot be kept within bounds", e);
    }
    return all;
  }

  private void tell(Retention.Sweep sweep) {
    if (!sweep.trouble().equals(told)) {
      told = sweep.trouble(); // the same again with every segment would be no news
      told.forEach(debug::tell);
    }
  }

  private void foldLedger() {
    try {
      new Ledger(places.ledger()).fold(Ledger.MOST_BYTES, spool);
    } catch (IOException e) {
      debug.trouble("the ledger cannot be kept within bounds", e);
    }
  }

  /** Tells the ledger where a part ended. */
  void tell(Ledger.@Nullable Line line) {
    if (line == null) {
      return;
    }
    try {
      new Ledger(places.ledger()).append(line);
    } catch (IOException e) {
      debug.trouble(
          "the ledger does not take where events for '%s' ended: recorded %d, delivered %d, lost %s"
              .formatted(line.sink(), line.recorded(), line.delivered(), line.lost()),
          e);
    }
  }
}
