package dev.candor.collector.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where verdicts become durable. One thread at a time calls it.
 *
 * <p><b>Failure.</b> Every method throws {@link JournalException} where the disk or the database
 * fails; the next call finds the journal usable again, or throws again.
 */
public interface Journal {

  /** Makes all of it durable, or nothing; when it throws, nobody knows which. */
  void append(Commit commit);

  /** Those of the ids that are there already. */
  Set<Commit.OwnId> known(Collection<Commit.OwnId> ids);

  /** What is there of some runs, of whichever product. */
  List<Commit.Range> ranges(Collection<UUID> runs);

  /**
   * What is there of the runs that began at an instant or later, the last first.
   *
   * @param epochMillis the instant, in milliseconds of the epoch
   * @param limit how many ranges at most
   */
  List<Commit.Range> rangesSince(long epochMillis, int limit);

  /** The last events that got a verdict, the newest first. */
  List<Recent.Entry> recent(int limit);
}
