package dev.candor.collector.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a submission, and answers after it is durable.
 *
 * <p><b>Threads.</b> Any number may {@link #submit}; each judges its own events and waits for the
 * one thread that writes. That one commits all that waits in one transaction.
 *
 * <p><b>Repeats.</b> The same events again are duplicates, whichever process sends them, and
 * whether the first attempt was answered or not.
 *
 * <p><b>Failure.</b> What cannot be committed is answered with {@code retry}; where too much waits,
 * the answer is {@link Reply.Busy} at once.
 */
public final class Ingest implements AutoCloseable {

  /** Runs that began longer ago are asked of the journal. */
  private static final Duration RECENT_RUNS = Duration.ofDays(2);

  /** About 300 bytes each. */
  private static final int RUNS_IN_MEMORY = 100_000;

  /** What may wait, in bytes: a second or two of what the writer can do. */
  private static final int MAX_WAITING = 128 << 20;

  /** How many events go into one transaction: about 50 ms. */
  private static final int MAX_GROUP = 8_000;

  /** What {@link #close} leaves behind everything else that waits. */
  private static final Pending END =
      new Pending(
          new Submission(
              new Origin("", new UUID(0, 0), 0, "", "", "", new UUID(0, 0), "", null, false),
              0,
              List.of(),
              List.of(),
              Map.of()),
          List.of(),
          List.of(),
          null,
          new CompletableFuture<>());

  private final Plans plans;
  private final Judge judge;
  private final GroupCommit commits;
  private final LinkedBlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final Thread writer;
  private volatile boolean closing;

  /** What a receiver is told about its submission. */
  public sealed interface Reply {

    /**
     * Every event has a verdict.
     *
     * @param events one an event, in order
     * @param counts one a count, in order
     * @param plan the hash of the plan that judged, or null
     */
    record Answered(List<Verdict> events, List<Verdict> counts, @Nullable String plan)
        implements Reply {

      /** Copies the lists. */
      public Answered {
        events = List.copyOf(events);
        counts = List.copyOf(counts);
      }
    }

    /** The product has no plan here, and such products are refused. */
    record Unplanned(String product) implements Reply {}

    /** Too much waits, or the collector is closing: nothing was looked at. */
    record Busy() implements Reply {}
  }

  /**
   * Starts the thread that writes.
   *
   * @param zone the one that days are counted in
   * @param recent is filled from the journal, and fed after each commit
   */
  public Ingest(Journal journal, Plans plans, ZoneId zone, InstantSource clock, Recent recent) {
    this.plans = plans;
    this.judge = new Judge(zone);
    recent.refill(journal.recent(Recent.SIZE));
    long watermark = clock.instant().minus(RECENT_RUNS).toEpochMilli();
    this.commits =
        new GroupCommit(journal, new SeenRuns(journal, watermark, RUNS_IN_MEMORY), recent);
    this.writer = Thread.ofPlatform().name("candor-writer").unstarted(this::write);
    writer.start();
  }

  /** Judges, waits for the commit, and answers. */
  public Reply submit(Submission submission) throws InterruptedException {
    String product = submission.origin().product();
    if (!plans.admits(product)) {
      return new Reply.Unplanned(product);
    }
    int weight = submission.weight();
    if (closing || !room.tryAcquire(weight)) {
      return new Reply.Busy();
    }
    try {
      Pending pending = judged(submission);
      waiting.add(pending);
      if (!writer.isAlive()) {
        pending.answer().complete(new Reply.Busy());
      }
      return pending.answer().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step answers, it never fails", e);
    } finally {
      room.release(weight);
    }
  }

  private Pending judged(Submission submission) {
    Origin origin = submission.origin();
    Rules rules = plans.of(origin);
    long[] numbers = submission.numbers();
    List<Judge.Finding> findings = new ArrayList<>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      findings.add(judge.judge(origin, submission.events().get(i), numbers[i], rules));
    }
    List<List<Verdict.Quarantined>> counts = new ArrayList<>(submission.counts().size());
    for (CountArrival count : submission.counts()) {
      Verdict.Quarantined problem = Judge.judge(count, rules);
      counts.add(problem == null ? List.of() : List.of(problem));
    }
    return new Pending(
        submission,
        findings,
        counts,
        rules == null ? null : rules.hash(),
        new CompletableFuture<>());
  }

  private void write() {
    List<Pending> group = new ArrayList<>();
    while (true) {
      try {
        Pending first = waiting.take();
        if (isEnd(first)) {
          return;
        }
        group.clear();
        group.add(first);
        gather(group, first.submission().events().size());
        commits.step(List.copyOf(group));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void gather(List<Pending> group, int events) {
    int total = events;
    Pending next = waiting.peek();
    while (next != null && total < MAX_GROUP && !isEnd(next)) {
      group.add(next);
      total += next.submission().events().size();
      waiting.remove();
      next = waiting.peek();
    }
  }

  @SuppressWarnings("ReferenceEquality") // there is one end
  private static boolean isEnd(Pending pending) {
    return pending == END;
  }

  /** Answers what waits, and takes no more. A second call waits for the first. */
  @Override
  public void close() {
    closing = true;
    waiting.add(END);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    waiting.forEach(pending -> pending.answer().complete(new Reply.Busy()));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
