package dev.candor.cli.demo;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Hashing;
import dev.candor.sdk.Identity;
import dev.candor.sdk.Imports;
import dev.candor.sdk.LeavingRows;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.Batch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Sends a simulated fleet's history to a collector, by the way that a real one's takes. */
public final class Simulation {

  /** The product that the events are of. */
  public static final String PRODUCT = "demo";

  private static final int SENDERS = 3;
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  private final Surroundings surroundings;
  private final long seed;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  /** The fleet of a seed, as of now. */
  public Simulation(Surroundings surroundings, long seed) {
    this.surroundings = surroundings;
    this.seed = seed;
  }

  /**
   * Sends all of it.
   *
   * @param progress is told how many events were taken
   * @return how many events were taken
   * @throws IOException if the collector did not take one
   */
  public long send(URI collector, String key, LongConsumer progress)
      throws IOException, InterruptedException {
    BlockingQueue<Sending> queue = new ArrayBlockingQueue<>(64);
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      senders.add(Thread.ofVirtual().start(() -> carry(queue, collector, key, progress)));
    }
    Places places = Places.of(PRODUCT, surroundings);
    LeavingRows rows =
        new LeavingRows(
            DemoPlan.plan(), new Hashing(new Identity(places, surroundings.entropy()), null));
    new Fleet(rows, surroundings.clock().instant(), seed)
        .tell(batch -> queue.put(new Sending(batch)));
    for (int i = 0; i < SENDERS; i++) {
      queue.put(new Sending(null));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    String why = trouble.get();
    if (why != null) {
      throw new IOException("the collector did not take the simulation: " + why);
    }
    return sent.get();
  }

  /** A batch on its way, or, without one, the end. */
  private record Sending(@Nullable Batch batch) {}

  private void carry(
      BlockingQueue<Sending> queue, URI collector, String key, LongConsumer progress) {
    try (Imports sink = new Imports(Consent.byCommand(), collector, key, surroundings.clock())) {
      for (Batch batch = queue.take().batch(); batch != null; batch = queue.take().batch()) {
        if (trouble.get() == null) {
          deliver(sink, batch);
          progress.accept(sent.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble.compareAndSet(null, "it was interrupted");
    }
  }

  private void deliver(Imports sink, Batch batch) throws InterruptedException {
    Delivery delivery = sink.deliver(batch, surroundings.clock().instant().plus(ATTEMPT));
    for (Delivery.Outcome outcome : delivery.outcomes()) {
      if (outcome.verdict() == Delivery.Verdict.ACCEPTED) {
        sent.incrementAndGet();
      } else {
        trouble.compareAndSet(null, outcome.reason() + delivery.reason());
      }
    }
  }
}
