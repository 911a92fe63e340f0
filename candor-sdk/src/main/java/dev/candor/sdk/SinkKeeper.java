package dev.candor.sdk;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sink from doing harm: whatever calls it, from making it to closing it, is one of its
 * {@link SinkCalls}, which end at a deadline. A sink that threw or did not come back is closed and
 * another made; one that fails again and again with the same events gets fewer, until it is known
 * which one is to blame.
 *
 * <p>Calls come from one thread; {@link #endBy} is for any.
 */
final class SinkKeeper {

  /** After how many failures with the same parcel its events are to blame, and not the sink. */
  private static final int FAILURES = 3;

  private static final Duration CLOSING = Duration.ofMillis(200);

  /** By how much sooner than here a sink is told that its time is over: it may say more then. */
  private static final Duration HEAD_START = Duration.ofMillis(100);

  /** No parcel is to blame for a sink that is not back in less time than this. */
  private static final Duration FAIR = Duration.ofSeconds(1);

  private final Function<? super Permit, ? extends Sink> made;
  private final InstantSource clock;
  private final SinkCalls calls;
  private @Nullable Known known;
  private Backoff.Blame blame = Backoff.Blame.NONE;
  private int restarts;

  SinkKeeper(Leg leg, Surroundings surroundings) {
    this.made = leg.sink();
    this.clock = surroundings.clock();
    this.calls = new SinkCalls(leg.destination(), surroundings);
  }

  /** A sink that was made, and what it said of itself then. */
  private record Known(Sink sink, @Nullable URI address, Duration oldest, int most, boolean asks) {

    private Known {
      if (most < 1) {
        throw new IllegalArgumentException(
            "parcels of at most %d events: let most() say 1 or more".formatted(most));
      }
    }
  }

  /**
   * Why there is no sink.
   *
   * @param why for a person
   * @param failed whether it failed; else the product has none now
   */
  record Absence(String why, boolean failed) {}

  /**
   * Has the sink made where there is none, and is back soon after the deadline.
   *
   * @return null where there is one now
   * @throws InterruptedException if the caller is
   */
  @Nullable Absence open(Permit permit, Instant deadline) throws InterruptedException {
    if (known != null) {
      return null;
    }
    SinkCalls.Answer<Known> opened =
        calls.call(() -> make(permit), late -> late.sink().close(), deadline);
    if (opened.refusal() != null) {
      return new Absence(opened.refusal(), true);
    }
    if (!opened.isBack()) {
      boolean failed = !calls.isOver(); // else the tool ends, and it was given no time
      restarts += failed ? 1 : 0;
      return new Absence("the sink was not made in time", failed);
    }
    if (opened.failure() instanceof UncheckedIOException none) {
      return new Absence(
          String.valueOf(Objects.requireNonNull(none.getCause()).getMessage()), false);
    }
    known = opened.result();
    if (known == null) {
      restarts++;
      return new Absence("the sink cannot be made: " + opened.failure(), true);
    }
    return null;
  }

  /** Makes the sink, and asks what it says of itself. */
  private Known make(Permit permit) {
    Sink sink = Objects.requireNonNull(made.apply(permit), "there is none");
    @Nullable Known all = null;
    try {
      Duration oldest = Objects.requireNonNull(sink.oldest(), "oldest");
      all = new Known(sink, sink.address(), oldest, sink.most(), sink.protocol() != null);
    } finally {
      if (all == null) {
        sink.close();
      }
    }
    return all;
  }

  private Known known() {
    if (known == null) {
      throw new IllegalStateException("there is no sink: open it first");
    }
    return known;
  }

  /** The address of the sink that was made, or null where it has none. */
  @Nullable URI address() {
    return known().address();
  }

  /** How old an event may be that it gets. */
  Duration oldest() {
    return known().oldest();
  }

  /** How many events a parcel may have for it. */
  int most() {
    return known().most();
  }

  /** With what the sink failed, if it did the last time. */
  Backoff.Blame blame() {
    return blame;
  }

  /**
   * Goes on with the search for who is to blame where a process before left off.
   *
   * @return how often that process has halved the parcel that the sink failed with
   */
  int goOnFrom(Backoff.Blame before) {
    blame = before;
    return Math.min(Math.max(0, before.times() - FAILURES + 1), Integer.SIZE - 1);
  }

  /** How often the sink failed or hung, and had to be made again. */
  int restarts() {
    return restarts;
  }

  /**
   * Hands over a parcel to the sink that was made, and is back soon after the deadline whatever it
   * does.
   *
   * @throws InterruptedException if the caller is; what became of the parcel is not known
   */
  Delivery deliver(Parcel given, Instant deadline) throws InterruptedException {
    Instant now = clock.instant();
    Instant sooner = deadline.minus(HEAD_START);
    Instant due = sooner.isAfter(now.plus(HEAD_START)) ? sooner : deadline;
    Known to = known();
    SinkCalls.Answer<Delivery> answer;
    try {
      answer = calls.call(() -> to.sink().deliver(given, due), delivery -> {}, deadline);
    } catch (InterruptedException e) {
      giveUp();
      throw e;
    }
    if (answer.refusal() != null) {
      return Delivery.deferred(given.size(), Duration.ZERO, answer.refusal());
    }
    if (!answer.isBack()) {
      giveUp();
      String late = "the sink was not back in time, and another is made";
      // Of one that asks a network, what is slow may be a name server: no fault of the events.
      boolean fair = !to.asks() && !deadline.isBefore(now.plus(FAIR)) && !calls.isOver();
      return fair ? failed(given, late) : Delivery.deferred(given.size(), Duration.ZERO, late);
    }
    Delivery delivery = answer.result();
    if (delivery == null) {
      restart();
      return failed(given, "the sink failed: " + answer.failure());
    }
    int came = delivery.outcomes().size();
    if (came != given.size()) {
      restart();
      return failed(
          given, "the sink failed: %d outcomes came for %d events".formatted(came, given.size()));
    }
    blame = Backoff.Blame.NONE;
    return delivery;
  }

  /**
   * Blames a parcel: with the last chance gone it is to come in parts, and a single event is lost.
   */
  private Delivery failed(Parcel given, String why) {
    String id = given.id().toString();
    blame = new Backoff.Blame(id, id.equals(blame.parcel()) ? blame.times() + 1 : 1);
    if (blame.times() < FAILURES) {
      return Delivery.deferred(given.size(), Duration.ZERO, why);
    }
    return given.rows().size() > 1
        ? Delivery.tooLarge(given.size())
        : Delivery.rejected(given.size(), Rejection.SINK_FAILED.word());
  }

  private void restart() {
    restarts++;
    close();
  }

  /** Closes a sink that is not back; where the tool ends, that is no fault of the sink's. */
  private void giveUp() {
    restarts += calls.isOver() ? 0 : 1;
    close();
  }

  /** Lets no call go on for longer than this. */
  void endBy(Instant by) {
    calls.endBy(by);
  }

  /** Closes the sink, without waiting for longer than a moment. */
  void close() {
    Known old = known;
    known = null;
    if (old == null) {
      return;
    }
    try {
      calls.callAnyway(
          () -> {
            old.sink().close();
            return old;
          },
          closed -> {},
          clock.instant().plus(CLOSING));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
