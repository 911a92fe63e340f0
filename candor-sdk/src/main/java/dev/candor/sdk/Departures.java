package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.wire.RowHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What may leave of a run, for each of its destinations. Empty where nothing may. Plain loops: the
 * first stream of a cold process costs it milliseconds. Not safe for use by several threads.
 */
final class Departures {

  private final List<Outgoing> all;
  private final List<Tally> tallies = new ArrayList<>(); // of the event that is being counted

  Departures(List<Outgoing> all) {
    this.all = List.copyOf(all);
  }

  /** Adds the row of an event wherever it leaves as one; false where nothing of it leaves. */
  boolean add(Numbered event) {
    boolean leaves = false;
    for (Outgoing each : all) {
      leaves |= each.add(event);
    }
    return leaves;
  }

  /** The counts that an event is to be added to; good until this is asked again. */
  List<Tally> tallies(EventCodec<?> codec) {
    tallies.clear();
    for (Outgoing each : all) {
      Tally tally = each.tallyOf(codec);
      if (tally != null) {
        tallies.add(tally);
      }
    }
    return tallies;
  }

  /** Counts an event as lost wherever it was to be counted. */
  void loseCount(EventCodec<?> codec, Loss reason) {
    for (Outgoing each : all) {
      if (each.tallyOf(codec) != null) {
        each.lose(reason);
      }
    }
  }

  /** Puts the rows that were added into the files, and ends those that are large. */
  void write() {
    for (Outgoing each : all) {
      each.write();
    }
  }

  /** In how many milliseconds counts, windows or segments should go, or {@link Worker#NEVER}. */
  long waitMillis() {
    long least = Worker.NEVER;
    for (Outgoing each : all) {
      least = Math.min(least, each.waitMillis());
    }
    return least;
  }

  /** Puts into the files what should go by now, and ends those for which a courier has waited. */
  void writeDue(RowHeader header) {
    for (Outgoing each : all) {
      each.writeDue(header);
    }
  }

  /** Puts all windows and counts into the files; what one does not take stays. */
  void writeAll(RowHeader header) {
    for (Outgoing each : all) {
      each.writeAll(header);
    }
  }

  /** Whether the files have all rows that were added. */
  boolean hasRows() {
    boolean has = true;
    for (Outgoing each : all) {
      has &= each.hasRows();
    }
    return has;
  }

  /** Whether the files have all rows and counts that were added. */
  boolean hasAll() {
    boolean has = true;
    for (Outgoing each : all) {
      has &= each.hasAll();
    }
    return has;
  }

  /** How much was lost here until now. */
  long lost() {
    long lost = 0;
    for (Outgoing each : all) {
      lost += each.lost();
    }
    return lost;
  }

  /** Whether a segment was ended since this was last asked. */
  boolean takeSealed() {
    boolean taken = false;
    for (Outgoing each : all) {
      taken |= each.takeSealed();
    }
    return taken;
  }

  /** Ends it: what is not written by now never will be. */
  void end() {
    for (Outgoing each : all) {
      each.end();
    }
  }

  /** Whether more was lost that no file tells than a kill may take with it. */
  boolean owes() {
    boolean owes = false;
    for (Outgoing each : all) {
      owes |= each.owes();
    }
    return owes;
  }

  /** What was lost that no file tells yet, by destination. What this says is told. */
  List<Ledger.Line> untold(UUID run) {
    List<Ledger.Line> untold = new ArrayList<>();
    for (Outgoing each : all) {
      Ledger.Line line = each.untold(run);
      if (line != null) {
        untold.add(line);
      }
    }
    return untold;
  }
}
