package dev.candor.testing;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sink that keeps what it gets, and takes all unless it was told to answer otherwise: what a
 * tool's test looks at instead of a network.
 *
 * <pre>{@code
 * RecordingSink sink = new RecordingSink();
 * try (Candor candor =
 *     Candor.builder(HelloPlan.plan(), "1.0")
 *         .surroundings(surroundings) // a home folder of the test's own, where telemetry is on
 *         .sink("collector", permit -> sink)
 *         .grace(Duration.ofSeconds(10)) // what was recorded is delivered by close()
 *         .open()) {
 *   candor.telemetry().record(new BuildFinished(…));
 * }
 * assertEquals(List.of("hello.build.finished"), sink.rows().stream().map(Row::name).toList());
 * }</pre>
 *
 * <p>The rows are as they leave: what consent, tier or class holds back is not in them. Safe for
 * use by several threads.
 */
public final class RecordingSink implements Sink {

  private final Deque<Function<? super Parcel, Delivery>> answers = new ArrayDeque<>();
  private final List<Parcel> parcels = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final Semaphore taken = new Semaphore(0);
  private @Nullable URI address;
  private int closed;

  /** A sink that takes all. */
  public RecordingSink() {}

  /** Says that it sends to an address: where raw identities may go depends on it. */
  public synchronized RecordingSink at(URI to) {
    address = to;
    return this;
  }

  /** Answers one parcel so; called again, the next one. What the answer throws, it throws. */
  public synchronized RecordingSink then(Function<? super Parcel, Delivery> answer) {
    answers.add(answer);
    return this;
  }

  /** Sends one parcel back, to come again after a wait; called again, the next one, too. */
  public RecordingSink thenDefer(Duration wait) {
    return then(parcel -> Delivery.deferred(parcel.size(), wait, "it was told to defer"));
  }

  /** Takes no event of one parcel; called again, of the next one. */
  public RecordingSink thenReject(String reason) {
    return then(parcel -> Delivery.rejected(parcel.size(), reason));
  }

  @Override
  public synchronized @Nullable URI address() {
    return address;
  }

  @Override
  public Delivery deliver(Parcel parcel, Instant deadline) {
    Delivery delivery = next(parcel).apply(parcel);
    if (delivery.outcomes().size() == parcel.size()) {
      take(parcel, delivery.outcomes());
    }
    return delivery;
  }

  private synchronized Function<? super Parcel, Delivery> next(Parcel parcel) {
    parcels.add(parcel);
    Function<? super Parcel, Delivery> answer = answers.poll();
    return answer == null ? any -> Delivery.accepted(any.size()) : answer;
  }

  private synchronized void take(Parcel parcel, List<Delivery.Outcome> outcomes) {
    for (int i = 0; i < parcel.rows().size(); i++) {
      if (outcomes.get(i).verdict() == Delivery.Verdict.ACCEPTED) {
        rows.add(parcel.rows().get(i));
        taken.release();
      }
    }
  }

  /** The parcels that came, with those that it did not take, in their order. */
  public synchronized List<Parcel> parcels() {
    return List.copyOf(parcels);
  }

  /** The events that it took as rows, in their order. */
  public synchronized List<Row> rows() {
    return List.copyOf(rows);
  }

  /**
   * Waits until it has taken so many rows since its beginning.
   *
   * @return whether it has; false where the time was not enough
   */
  public boolean await(int events, Duration atMost) throws InterruptedException {
    boolean came = taken.tryAcquire(events, atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (came) {
      taken.release(events);
    }
    return came;
  }

  /** How often it was closed. */
  public synchronized int closed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed++;
  }
}
