package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Sent;
import dev.candor.sdk.Sink;
import dev.candor.wire.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sink of a tool's own ingest for somebody who is signed in: where their token is refused, it
 * fetches another, and sends once more what was not taken. What is refused then is lost; where
 * there is no other token, or nobody is signed in any more, the events wait.
 *
 * <p>Not safe for use by several threads, but for {@link #close}.
 */
public final class IngestSink implements Sink {

  private static final int UNAUTHORIZED = 401;
  private static final String NOBODY = "nobody is signed in: sign in, or switch telemetry off";

  private final Permit permit;
  private final IngestProtocol protocol;
  private final Bearer bearer;
  private final InstantSource clock;
  private @Nullable HttpSink sending;
  private boolean closed;

  /**
   * Sends as somebody.
   *
   * @param permit that events may leave
   * @param protocol of the address that knows them
   */
  public IngestSink(Permit permit, IngestProtocol protocol, Bearer bearer, InstantSource clock) {
    this.permit = Objects.requireNonNull(permit, "permit");
    this.protocol = protocol;
    this.bearer = bearer;
    this.clock = clock;
  }

  /**
   * How to make the sink that is configured: of the account's address, with its token; where there
   * is no account, or nobody is signed in by the time at which the sink is made, of an address that
   * takes events of anybody, without a token. Empty where there is neither, or an address cannot be
   * understood: then there is to be no sink. Asks for no token itself; where nobody is signed in
   * and nobody else may send, what it returns throws an {@link UncheckedIOException}, as a leg
   * awaits it.
   *
   * @param account the address of who is signed in; empty where nobody is
   * @param anonymous the address for anybody; empty where there is none
   * @param options what else to say of the protocol
   */
  public static Optional<Function<Permit, Sink>> configured(
      String account,
      Bearer bearer,
      String anonymous,
      UnaryOperator<IngestProtocol> options,
      InstantSource clock) {
    @Nullable IngestProtocol known;
    @Nullable IngestProtocol anybody;
    try {
      known = account.isBlank() ? null : options.apply(protocol(account));
      anybody = anonymous.isBlank() ? null : options.apply(protocol(anonymous));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // an address that is none
    }
    if (known == null && anybody == null) {
      return Optional.empty();
    }
    return Optional.of(
        permit -> {
          if (known != null && !bearer.token().isEmpty()) {
            return new IngestSink(permit, known, bearer, clock);
          }
          if (anybody == null) {
            throw new UncheckedIOException(new IOException(NOBODY));
          }
          return new HttpSink(permit, anybody, clock);
        });
  }

  private static IngestProtocol protocol(String address) {
    return new IngestProtocol(URI.create(address.strip()));
  }

  @Override
  public URI address() {
    return protocol.address();
  }

  /** Without a token: no body has it. */
  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public Duration oldest() {
    return protocol.oldest();
  }

  @Override
  public Delivery deliver(Parcel parcel, Instant deadline) {
    String token = asked(bearer::token);
    if (token.isEmpty()) {
      return Delivery.deferred(parcel.size(), Duration.ZERO, NOBODY);
    }
    Delivery first = send(protocol.withToken(token), parcel, deadline);
    boolean refused = first.sent().stream().anyMatch(sent -> sent.status() == UNAUTHORIZED);
    String renewed = refused ? asked(bearer::renewed) : "";
    if (renewed.isEmpty()) {
      return first;
    }
    List<Integer> open = deferred(first);
    Delivery second = send(protocol.withToken(renewed).last(), only(parcel, open), deadline);
    return merged(first, second, open);
  }

  /** A token; empty where it cannot be sent, or the account's own code throws, whatever that is. */
  private static String asked(Supplier<String> from) {
    try {
      String token = from.get();
      return token.matches("[!-~]+") ? token : "";
    } catch (RuntimeException e) {
      return "";
    }
  }

  private Delivery send(IngestProtocol with, Parcel parcel, Instant deadline) {
    HttpSink sink = new HttpSink(permit, with, clock);
    synchronized (this) {
      if (closed) {
        sink.close();
      }
      sending = sink;
    }
    return sink.deliver(parcel, deadline);
  }

  private static List<Integer> deferred(Delivery delivery) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < delivery.outcomes().size(); i++) {
      if (delivery.outcomes().get(i).verdict() == Delivery.Verdict.DEFERRED) {
        places.add(i);
      }
    }
    return places;
  }

  private static Parcel only(Parcel parcel, List<Integer> places) {
    List<Row> rows = places.stream().map(parcel.rows()::get).toList();
    return new Parcel(
        parcel.id(), parcel.attempt(), parcel.header(), parcel.lost(), rows, 0, List.of());
  }

  /** What the second delivery says of what the first left open. */
  private static Delivery merged(Delivery first, Delivery second, List<Integer> open) {
    List<Delivery.Outcome> outcomes = new ArrayList<>(first.outcomes());
    for (int i = 0; i < open.size(); i++) {
      outcomes.set(open.get(i), second.outcomes().get(i));
    }
    List<Sent> sent = new ArrayList<>(first.sent());
    for (Sent each : second.sent()) {
      sent.add(
          new Sent(
              each.at(),
              each.to(),
              each.attempt(),
              each.status(),
              each.headers(),
              each.sha256(),
              each.of().stream().map(open::get).toList()));
    }
    return new Delivery(
        outcomes, second.delay(), second.reason(), second.ask(), second.narrow(), sent);
  }

  @Override
  public synchronized void close() {
    closed = true;
    HttpSink now = sending;
    if (now != null) {
      now.close();
    }
  }
}
