package dev.candor.collector.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One transaction in the making: finds the duplicates and collects the rest. */
final class GroupDraft {

  private static final long MINUTE_MICROS = 60_000_000;

  private final SeenRuns seen;
  private final Set<Commit.OwnId> known;
  private final Set<SeenRuns.Key> touched;

  private final List<EventRow> events = new ArrayList<>();
  private final List<Commit.Quarantine> quarantined = new ArrayList<>();
  private final List<Commit.Counted> counts = new ArrayList<>();
  private final List<Commit.Range> ranges = new ArrayList<>();
  private final List<Commit.OwnId> ids = new ArrayList<>();
  private final Map<TallyKey, long[]> tallies = new HashMap<>();
  private final List<Commit.Lost> losses = new ArrayList<>();
  private final Deque<Watched> last = new ArrayDeque<>();

  private record TallyKey(String key, String product, long minute) {}

  private record Watched(Origin origin, Arrival event, Verdict verdict) {}

  /**
   * For one group.
   *
   * @param known the own ids of the group that the journal has; grows
   * @param touched takes the runs whose numbers were changed in memory
   */
  GroupDraft(SeenRuns seen, Set<Commit.OwnId> known, Set<SeenRuns.Key> touched) {
    this.seen = seen;
    this.known = known;
    this.touched = touched;
  }

  static Commit.OwnId request(Origin origin) {
    return new Commit.OwnId(origin.product(), Commit.OwnId.Use.REQUEST, origin.request());
  }

  static SeenRuns.Key run(Origin origin) {
    return new SeenRuns.Key(origin.product(), origin.run());
  }

  /** Adds a submission; the reply is true once the commit is. */
  Ingest.Reply add(Pending pending) {
    Submission submission = pending.submission();
    Origin origin = submission.origin();
    SeenRuns.Key key = run(origin);
    SeenRuns.Numbers numbers = seen.of(key);
    touched.add(key);
    SeenRuns.Numbers fresh = new SeenRuns.Numbers();
    long[] numbered = submission.numbers();
    List<Verdict> verdicts = new ArrayList<>(numbered.length);
    for (int i = 0; i < numbered.length; i++) {
      Arrival event = submission.events().get(i);
      long n = numbered[i];
      boolean isNew = event.id() == null ? numbers.add(n) : unknown(origin, event.id());
      if (isNew && event.id() == null) {
        fresh.add(n, n);
      }
      verdicts.add(
          isNew ? keep(pending, event, n, pending.findings().get(i)) : new Verdict.Duplicate());
    }
    fresh
        .ranges()
        .forEach(
            range ->
                ranges.add(
                    new Commit.Range(key.product(), key.run(), range.getKey(), range.getValue())));
    tally(origin, submission.events(), verdicts);
    List<Verdict> counted = counts(pending);
    if (isNew(verdicts.isEmpty() ? counted : verdicts)) {
      submission
          .lost()
          .forEach(
              (why, n) -> losses.add(new Commit.Lost(origin.product(), minute(origin), why, n)));
    }
    return new Ingest.Reply.Answered(verdicts, counted, pending.plan());
  }

  /** Whether a batch came for the first time: the repeat of one begins with what is there. */
  private static boolean isNew(List<Verdict> verdicts) {
    return !(verdicts.getFirst() instanceof Verdict.Duplicate);
  }

  private static long minute(Origin origin) {
    return Math.floorDiv(origin.receivedMicros(), MINUTE_MICROS);
  }

  private boolean unknown(Origin origin, UUID id) {
    return unknown(new Commit.OwnId(origin.product(), Commit.OwnId.Use.EVENT, id));
  }

  private boolean unknown(Commit.OwnId id) {
    boolean isNew = known.add(id);
    if (isNew) {
      ids.add(id);
    }
    return isNew;
  }

  private Verdict keep(Pending pending, Arrival event, long n, Judge.Finding finding) {
    switch (finding) {
      case Judge.Finding.Fit(EventRow row) -> {
        events.add(row);
        return new Verdict.Stored();
      }
      case Judge.Finding.Unfit(Verdict.Quarantined verdict) -> {
        quarantined.add(
            new Commit.Quarantine(
                pending.submission().origin(),
                event.name(),
                event.id() == null ? n : null,
                event.id(),
                verdict,
                pending.plan(),
                event.body()));
        return verdict;
      }
    }
  }

  private List<Verdict> counts(Pending pending) {
    Origin origin = pending.submission().origin();
    List<CountArrival> arrived = pending.submission().counts();
    if (arrived.isEmpty()) {
      return List.of();
    }
    if (!unknown(request(origin))) {
      return arrived.stream().<Verdict>map(_ -> new Verdict.Duplicate()).toList();
    }
    List<Verdict> verdicts = new ArrayList<>(arrived.size());
    for (int i = 0; i < arrived.size(); i++) {
      CountArrival count = arrived.get(i);
      List<Verdict.Quarantined> problem = pending.counts().get(i);
      if (problem.isEmpty()) {
        counts.add(new Commit.Counted(origin, count));
        verdicts.add(new Verdict.Stored());
      } else {
        verdicts.add(problem.getFirst());
        quarantined.add(
            new Commit.Quarantine(
                origin,
                count.name(),
                null,
                origin.request(),
                problem.getFirst(),
                pending.plan(),
                count.body()));
      }
    }
    return verdicts;
  }

  private void tally(Origin origin, List<Arrival> arrived, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    long[] sums =
        tallies.computeIfAbsent(
            new TallyKey(origin.key(), origin.product(), minute(origin)), _ -> new long[4]);
    for (int i = 0; i < verdicts.size(); i++) {
      switch (verdicts.get(i)) {
        case Verdict.Stored _ -> sums[0]++;
        case Verdict.Duplicate _ -> sums[1]++;
        case Verdict.Quarantined _ -> sums[2]++;
        case Verdict.Dropped _ -> sums[3]++;
        case Verdict.Retry _ -> throw new IllegalStateException("a draft never says retry");
      }
      last.addLast(new Watched(origin, arrived.get(i), verdicts.get(i)));
      if (last.size() > Recent.SIZE) {
        last.removeFirst();
      }
    }
  }

  /** All that was added. */
  Commit commit() {
    List<Commit.Tally> rows = new ArrayList<>(tallies.size());
    tallies.forEach(
        (key, sums) ->
            rows.add(
                new Commit.Tally(
                    key.key(), key.product(), key.minute(), sums[0], sums[1], sums[2], sums[3])));
    return new Commit(events, quarantined, counts, ranges, ids, rows, losses);
  }

  /** The last of what was added, for whoever watches. */
  List<Recent.Entry> recent() {
    return last.stream().map(GroupDraft::entry).toList();
  }

  private static Recent.Entry entry(Watched watched) {
    Arrival event = watched.event();
    boolean whole = watched.verdict() instanceof Verdict.Quarantined;
    return new Recent.Entry(
        instant(watched.origin().receivedMicros()),
        watched.origin().product(),
        event.name(),
        watched.origin().environment(),
        instant(event.timeMicros()),
        watched.verdict().word(),
        watched.verdict().why(),
        watched.verdict().where(),
        whole ? event.body().text() : event.fieldsText().text());
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}
