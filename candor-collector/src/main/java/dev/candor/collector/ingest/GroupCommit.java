package dev.candor.collector.ingest;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes submissions to the journal, many in one transaction, and answers them after it: what was
 * acknowledged is durable. Holds no thread; each {@link #step} is one transaction.
 *
 * <p><b>Failure.</b> Where the journal fails, every event of the step is answered with {@code
 * retry}, and nothing is believed of their runs until the journal says it.
 *
 * <p>Not safe for use by several threads.
 */
final class GroupCommit {

  /** What a submission hears whose commit failed. */
  static final String NOT_COMMITTED = "not_committed";

  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());

  private final Journal journal;
  private final SeenRuns seen;
  private final Recent recent;

  GroupCommit(Journal journal, SeenRuns seen, Recent recent) {
    this.journal = journal;
    this.seen = seen;
    this.recent = recent;
  }

  /** Commits a group and answers it. Never throws because of the world. */
  void step(List<Pending> group) {
    Set<SeenRuns.Key> touched = new HashSet<>();
    try {
      seen.prepare(
          group.stream().map(pending -> GroupDraft.run(pending.submission().origin())).toList());
      GroupDraft draft = new GroupDraft(seen, known(group), touched);
      List<Ingest.Reply> replies = new ArrayList<>(group.size());
      for (Pending pending : group) {
        replies.add(draft.add(pending));
      }
      journal.append(draft.commit());
      recent.add(draft.recent());
      seen.trim();
      for (int i = 0; i < replies.size(); i++) {
        group.get(i).answer().complete(replies.get(i));
      }
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "nothing was committed, the senders will try again: " + e, e);
      touched.forEach(seen::doubt);
      group.forEach(pending -> pending.answer().complete(retry(pending)));
    }
  }

  private Set<Commit.OwnId> known(List<Pending> group) {
    List<Commit.OwnId> ids = new ArrayList<>();
    for (Pending pending : group) {
      Origin origin = pending.submission().origin();
      for (Arrival event : pending.submission().events()) {
        if (event.id() != null) {
          ids.add(new Commit.OwnId(origin.product(), Commit.OwnId.Use.EVENT, event.id()));
        }
      }
      if (!pending.submission().counts().isEmpty()) {
        ids.add(GroupDraft.request(origin));
      }
    }
    return ids.isEmpty() ? new HashSet<>() : new HashSet<>(journal.known(ids));
  }

  private static Ingest.Reply retry(Pending pending) {
    Verdict retry = new Verdict.Retry(NOT_COMMITTED);
    return new Ingest.Reply.Answered(
        pending.submission().events().stream().map(_ -> retry).toList(),
        pending.submission().counts().stream().map(_ -> retry).toList(),
        pending.plan());
  }
}
