package dev.candor.sdk;

import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sink of a destination that speaks HTTP: sends what its protocol makes of a parcel, and
 * applies what the answers mean.
 *
 * <p>Where a parcel takes several messages, an event has come through when all that carry it have;
 * those that have are not sent again by this process. Not safe for use by several threads, but for
 * {@link #close}, which ends what is under way.
 */
public final class HttpSink implements Sink {

  private static final Duration CLOSED = Duration.ofDays(1);
  private static final Set<Integer> OF_THE_NETWORK = Set.of(407, 511); // it wants a log-in first

  private final Protocol protocol;
  private final InstantSource clock;
  private final Exchange exchange;
  private final Map<Told, Delivery.Outcome> told = new HashMap<>();
  private @Nullable UUID run;

  /**
   * What an address has answered about, once: an event of the run by its n, or a count by its place
   * among those of a number.
   */
  private record Told(URI to, long number, long n) {}

  /**
   * Sends by a protocol.
   *
   * @param permit that events may leave
   * @throws IllegalArgumentException if the protocol's address is not one of http or https
   */
  public HttpSink(Permit permit, Protocol protocol, InstantSource clock) {
    Objects.requireNonNull(permit, "permit");
    this.protocol = protocol;
    this.clock = clock;
    this.exchange = new Exchange(clock);
    checked(protocol.address());
  }

  /**
   * An address as it is, if requests can be sent there.
   *
   * @throws IllegalArgumentException if it is not one of http or https, or says who asks, which
   *     every receipt and message would show
   */
  public static URI checked(URI address) {
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the address of %s says who asks: take out what stands before its '@', and give a key"
              .formatted(address.getHost()));
    }
    String scheme = "" + address.getScheme();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "'" + address + "' is no address of a destination: write http://HOST:PORT");
    }
    if (address.getHost() == null) {
      throw new IllegalArgumentException("'" + address + "' names no host: write http://HOST:PORT");
    }
    return address;
  }

  /**
   * An address as it is, if a path can be added to it.
   *
   * @throws IllegalArgumentException if requests cannot be sent there, or it has something behind
   *     its path
   */
  public static URI base(URI address) {
    checked(address);
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "'%s' has something behind its path, where a path is added: write http://HOST:PORT"
              .formatted(address));
    }
    return address;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public URI address() {
    return protocol.address();
  }

  @Override
  public Duration oldest() {
    return protocol.oldest();
  }

  @Override
  public int most() {
    return protocol.most();
  }

  @Override
  public Delivery deliver(Parcel given, Instant deadline) {
    if (!given.header().run().equals(run)) { // its events have the same numbers as another's
      run = given.header().run();
      told.clear();
    }
    Instant at = clock.instant(); // what a receipt tells: the body is made again with it
    Protocol.Translation translation = protocol.translate(given, at);
    Answers answers = new Answers(given);
    translation.refused().forEach(answers::refuse);
    boolean several = translation.messages().size() > 1; // only then can an event stand in two
    for (Message message : translation.messages()) {
      List<Delivery.Outcome> before = several ? before(message, given) : List.of();
      if (before.size() == message.size()) {
        answers.take(message, Delivery.of(before));
        continue;
      }
      Delivery delivery = send(given, message, at, deadline, answers);
      answers.take(message, delivery);
      if (several) {
        remember(message, given, delivery);
      }
      if (delivery.mustWait()) {
        break; // those behind it must wait
      }
    }
    Delivery delivery = answers.delivery();
    forget(given, delivery);
    return delivery;
  }

  private static Told told(Message message, Parcel parcel, int place) {
    boolean row = parcel.counts().isEmpty();
    return new Told(message.to(), parcel.number(), row ? parcel.rows().get(place).n() : place);
  }

  /** What was said of each event of a message before; of fewer where it was not of all. */
  private List<Delivery.Outcome> before(Message message, Parcel given) {
    List<Delivery.Outcome> before = new ArrayList<>();
    for (int place : message.of()) {
      Delivery.Outcome outcome = told.get(told(message, given, place));
      if (outcome != null) {
        before.add(outcome);
      }
    }
    return before;
  }

  /** Forgets what was said of events that do not come again. */
  private void forget(Parcel given, Delivery delivery) {
    if (!told.isEmpty()) {
      Set<Long> over = new HashSet<>();
      for (int i = 0; i < given.size(); i++) {
        if (!delivery.outcomes().get(i).isDeferred()) {
          over.add(given.counts().isEmpty() ? given.rows().get(i).n() : i);
        }
      }
      told.keySet().removeIf(each -> each.number() == given.number() && over.contains(each.n()));
    }
  }

  private void remember(Message message, Parcel given, Delivery delivery) {
    for (int i = 0; i < message.size(); i++) {
      Delivery.Outcome outcome = delivery.outcomes().get(i);
      if (!outcome.isDeferred()) {
        told.put(told(message, given, message.of().get(i)), outcome);
      }
    }
  }

  /** Sends a message; returns what its answer means. */
  private Delivery send(
      Parcel given, Message message, Instant at, Instant deadline, Answers answers) {
    Response response;
    try {
      response = exchange.send(message, deadline);
    } catch (IOException e) {
      return Delivery.deferred(message.size(), Duration.ZERO, String.valueOf(e.getMessage()));
    }
    Delivery delivery =
        meaning(
            protocol,
            message,
            response,
            clock.instant(),
            () -> protocol.read(given, message, response));
    answers.sent(
        new Sent(
            at,
            message.to(),
            given.attempt(),
            response.status(),
            message.headers(),
            message.sha256(),
            message.of()));
    boolean whole = !given.counts().isEmpty(); // counts are never taken apart
    return whole && delivery.ask() == Delivery.Ask.SMALLER
        ? delivery.asRejected(Rejection.TOO_LARGE.word())
        : delivery;
  }

  /**
   * What the answer to a message means.
   *
   * @param read what the protocol reads in its body
   */
  static Delivery meaning(
      Protocol protocol, Message message, Response response, Instant at, Supplier<Delivery> read) {
    int events = message.size();
    int status = response.status();
    String said = message.to() + " answered " + status;
    if ((status >= 300 && status < 400) || (status < 300 && response.isPage())) {
      return Delivery.deferred(
          events, Duration.ZERO, said + " with a page: does this network want a log-in first?");
    }
    Duration delay = response.retryAfter(at);
    return switch (protocol.fate(status)) {
      case READ ->
          read(
              message,
              delay,
              status < 300 ? "" : said,
              response.isTooLong() ? () -> unread(protocol, message, status) : read);
      case RETRY -> Delivery.deferred(events, delay, said + because(response));
      case REJECT ->
          OF_THE_NETWORK.contains(status)
              ? Delivery.deferred(events, delay, said + because(response))
              : Delivery.rejected(events, "refused_" + status);
      case CLOSE ->
          Delivery.rejected(events, "refused_" + status)
              .after(longer(delay, CLOSED), said + because(response));
      case SPLIT ->
          events > 1
              ? Delivery.tooLarge(events)
              : Delivery.rejected(events, Rejection.TOO_LARGE.word());
      case STOP -> Delivery.rejected(events, "refused_" + status).with(Delivery.Ask.STOP);
    };
  }

  /** What an answer means whose end was not read, where its status leaves it open. */
  private static Delivery unread(Protocol protocol, Message message, int status) {
    return status < 300
        ? protocol.readTooLong(message)
        : Delivery.deferred(
            message.size(),
            Duration.ZERO,
            "%s answered %d at too great a length".formatted(message.to(), status));
  }

  /**
   * What the protocol reads.
   *
   * @param refusal what the answer was, where the destination did not take all; else empty
   */
  private static Delivery read(
      Message message, Duration delay, String refusal, Supplier<Delivery> read) {
    int events = message.size();
    String wrong;
    try {
      Delivery delivery = read.get();
      if (delivery.outcomes().size() == events) {
        return after(delivery, delay, refusal);
      }
      wrong = "%d results for %d events".formatted(delivery.outcomes().size(), events);
    } catch (MalformedException e) {
      wrong = "what is not of its protocol: " + e.getMessage();
    }
    return Delivery.deferred(events, delay, message.to() + " answered with " + wrong);
  }

  /** What was read, and the wait that the answer asks for: where it took all, there is none. */
  private static Delivery after(Delivery read, Duration delay, String refusal) {
    boolean isSilent = read.reason().isEmpty();
    boolean waits = isSilent ? !delay.isZero() && !refusal.isEmpty() : read.mustWait();
    return waits
        ? read.after(longer(delay, read.delay()), isSilent ? refusal : read.reason())
        : read;
  }

  private static String because(Response response) {
    String shown = response.isPage() ? "" : response.shown();
    return shown.isEmpty() ? "" : ": " + shown;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Override
  public void close() {
    exchange.abort();
  }

  /** The answers to the messages of a parcel, until they are put together. */
  private static final class Answers {

    private final List<Delivery.@Nullable Outcome> outcomes = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private String reason = "";
    private Delivery.Ask ask = Delivery.Ask.NOTHING;
    private Narrowing narrow = Narrowing.NONE;

    Answers(Parcel parcel) {
      for (int i = 0; i < parcel.size(); i++) {
        outcomes.add(null);
      }
    }

    void refuse(int place, String why) {
      outcomes.set(place, Delivery.Outcome.rejected(why));
    }

    void sent(Sent request) {
      sent.add(request);
    }

    /**
     * What is deferred by one message is deferred, whatever others say: it comes again, to that one
     * alone. Then what is rejected by one is rejected.
     */
    void take(Message message, Delivery delivery) {
      for (int i = 0; i < message.size(); i++) {
        int place = message.of().get(i);
        Delivery.Outcome now = delivery.outcomes().get(i);
        Delivery.Outcome before = outcomes.get(place);
        boolean isWorse =
            before == null
                || now.isDeferred()
                || (!before.isDeferred() && before.verdict().compareTo(now.verdict()) < 0);
        if (isWorse) {
          outcomes.set(place, now);
        }
      }
      delay = longer(delay, delivery.delay());
      reason = reason.isEmpty() || delivery.mustWait() ? delivery.reason() : reason;
      ask = ask == Delivery.Ask.NOTHING ? delivery.ask() : ask;
      narrow = narrow.and(delivery.narrow());
    }

    /** An event that no answer is about comes again. */
    Delivery delivery() {
      List<Delivery.Outcome> all = new ArrayList<>();
      for (Delivery.Outcome outcome : outcomes) {
        all.add(outcome == null ? Delivery.Outcome.DEFERRED : outcome);
      }
      return new Delivery(all, delay, reason, ask, narrow, sent);
    }
  }
}
