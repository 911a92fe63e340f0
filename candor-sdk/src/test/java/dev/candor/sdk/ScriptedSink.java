package dev.candor.sdk;

import java.io.ByteArrayOutputStream;
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

  final List<Parcel> parcels = Collections.synchronizedList(new ArrayList<>());
  final Deque<Function<Parcel, Delivery>> answers = new ArrayDeque<>();
  volatile boolean closed;
  private @Nullable URI address;
  private int most = 1_000;

  /** Says that it sends to an address. */
  ScriptedSink at(@Nullable String to) {
    address = to == null ? null : URI.create(to);
    return this;
  }

  /** Says that a parcel may have so many events. */
  ScriptedSink atMost(int events) {
    most = events;
    return this;
  }

  ScriptedSink answer(Function<Parcel, Delivery> answer) {
    answers.add(answer);
    return this;
  }

  ScriptedSink defer(Duration delay) {
    return answer(parcel -> Delivery.deferred(parcel.size(), delay, "later"));
  }

  @Override
  public @Nullable URI address() {
    return address;
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public Delivery deliver(Parcel parcel, Instant deadline) {
    parcels.add(parcel);
    Function<Parcel, Delivery> answer = answers.poll();
    return answer == null ? accepted(parcel) : answer.apply(parcel);
  }

  static Delivery accepted(Parcel parcel) {
    return Delivery.accepted(parcel.size());
  }

  /** What a collector would be told of a parcel. */
  static byte[] body(Parcel parcel) {
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    for (Message message :
        new CollectorProtocol(URI.create("http://h"), "key")
            .translate(parcel, Instant.EPOCH)
            .messages()) {
      bodies.writeBytes(message.body());
    }
    return bodies.toByteArray();
  }

  /** The numbers of the events of each parcel, such as {@code 1-3}. */
  List<String> ranges() {
    return parcels.stream()
        .map(
            parcel ->
                parcel.rows().get(0).n() + "-" + parcel.rows().get(parcel.rows().size() - 1).n())
        .toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
