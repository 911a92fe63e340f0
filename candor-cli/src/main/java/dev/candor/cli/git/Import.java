package dev.candor.cli.git;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Entropy;
import dev.candor.sdk.Imports;
import dev.candor.sdk.LeavingRows;
import dev.candor.wire.Batch;
import dev.candor.wire.Row;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends commits to a collector as historical events of the product {@code git}. The identity of an
 * event follows from its commit, so that importing again adds nothing.
 */
final class Import implements History.Reader {

  private static final int BATCH = 1_000;
  private static final int ATTEMPTS = 10;
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  private final Imports sink;
  private final LeavingRows rows;
  private final InstantSource clock;
  private final Settings settings;
  private final LongConsumer progress;
  private final UUID run;
  private final List<Batch.Item> waiting = new ArrayList<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private long commits;
  private long added;
  private long known;
  private long withoutAuthor;

  /**
   * What is told of the machine that imports.
   *
   * @param version this program's version
   * @param environment the environment class
   */
  record Settings(String version, String environment) {}

  /** What became of the commits, as {@link GitImport.Report} says it. */
  record Sum(long commits, long added, long known, Map<String, Long> refused, long withoutAuthor) {}

  /** Sends to a sink; progress is told the commits that were answered. */
  Import(
      Imports sink,
      LeavingRows rows,
      InstantSource clock,
      Entropy entropy,
      Settings settings,
      LongConsumer progress) {
    this.sink = sink;
    this.rows = rows;
    this.clock = clock;
    this.settings = settings;
    this.progress = progress;
    byte[] random = new byte[RunId.RANDOM_BYTES];
    entropy.fill(random);
    this.run = RunId.of(clock.millis(), random);
  }

  @Override
  public void take(Commit commit) throws IOException, InterruptedException {
    Row row = rows.row(commit.event(), run, commits + 1, commit.authored());
    Batch.Item item = Batch.Item.of(row);
    waiting.add(
        new Batch.Item(
            commit.id(), item.n(), item.name(), item.epochMillis(), null, item.fields(), null));
    commits++;
    if (commit.event().author() == null) {
      withoutAuthor++;
    }
    if (waiting.size() == BATCH) {
      send();
    }
  }

  /** Sends what is left, and says what became of all. */
  Sum end() throws IOException, InterruptedException {
    if (!waiting.isEmpty()) {
      send();
    }
    return new Sum(commits, added, known, refused, withoutAuthor);
  }

  private void send() throws IOException, InterruptedException {
    List<Batch.Item> items = new ArrayList<>(waiting);
    waiting.clear();
    for (int attempt = 1; !items.isEmpty(); attempt++) {
      Delivery delivery = sink.deliver(batch(items), clock.instant().plus(ATTEMPT));
      items = unanswered(items, delivery);
      if (!items.isEmpty() && attempt == ATTEMPTS) {
        throw new IOException(delivery.reason());
      }
      if (!items.isEmpty()) {
        LockSupport.parkNanos(Math.max(delivery.delay().toNanos(), 100_000_000L * attempt));
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
    progress.accept(commits);
  }

  private Batch batch(List<Batch.Item> items) {
    return new Batch(
        GitPlan.plan().product(),
        settings.version(),
        GitPlan.plan().hash(),
        run,
        items.getFirst().n(),
        settings.environment(),
        null,
        true,
        Map.of(),
        items,
        List.of());
  }

  private List<Batch.Item> unanswered(List<Batch.Item> items, Delivery delivery) {
    List<Batch.Item> again = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Delivery.Outcome outcome = delivery.outcomes().get(i);
      switch (outcome.verdict()) {
        case ACCEPTED -> {
          if (outcome.equals(Delivery.Outcome.DUPLICATE)) {
            known++;
          } else {
            added++;
          }
        }
        case REJECTED -> refused.merge(outcome.reason(), 1L, Long::sum);
        case DEFERRED -> again.add(items.get(i));
      }
    }
    return again;
  }
}
