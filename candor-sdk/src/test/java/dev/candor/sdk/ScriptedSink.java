package dev.candor.sdk;

import dev.candor.wire.Batch;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sink that answers as it was told, then accepts, and remembers what it got. */
final class ScriptedSink implements Sink {

  final List<Batch> batches = Collections.synchronizedList(new ArrayList<>());
  final Deque<Function<Batch, Delivery>> answers = new ArrayDeque<>();
  volatile boolean closed;
  private @Nullable URI address;

  /** Says that it sends to an address. */
  ScriptedSink at(@Nullable String to) {
    address = to == null ? null : URI.create(to);
    return this;
  }

  ScriptedSink answer(Function<Batch, Delivery> answer) {
    answers.add(answer);
    return this;
  }

  ScriptedSink defer(Duration delay) {
    return answer(batch -> Delivery.deferred(batch.size(), delay, "later"));
  }

  @Override
  public String name() {
    return "collector";
  }

  @Override
  public @Nullable URI address() {
    return address;
  }

  @Override
  public Delivery deliver(Batch batch, Instant deadline) {
    batches.add(batch);
    Function<Batch, Delivery> answer = answers.poll();
    return answer == null ? accepted(batch) : answer.apply(batch);
  }

  static Delivery accepted(Batch batch) {
    return new Delivery(
        Collections.nCopies(batch.size(), Delivery.Outcome.ACCEPTED), Duration.ZERO, "", false);
  }

  /** The numbers of the events of each batch, such as {@code 1-3}. */
  List<String> ranges() {
    return batches.stream()
        .map(batch -> batch.first() + "-" + (batch.first() + batch.events().size() - 1))
        .toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
