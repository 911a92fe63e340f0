package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Tier;
import dev.candor.wire.MalformedException;
import dev.candor.wire.Narrowing;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries what waits in the spool to one destination, one step at a time.
 *
 * <p>Holds no thread and never waits by itself: {@link #step} does at most one delivery and says
 * how long to rest before the next. It asks for consent at each step, so a refusal holds from the
 * next parcel on; what a file refuses is not sent later either, but lost(withdrawn), and so are the
 * rows or the counts where their tier is no longer agreed. What is older than the destination takes
 * is lost(expired). A segment that may hold identities raw goes to the one collector that it names,
 * while a file still names that one; else it is lost(raw_elsewhere).
 *
 * <p>Not safe for use by several threads, but for {@link #endBy}. Several processes may have one
 * each: a segment is carried by whoever has claimed it.
 */
public final class Courier implements AutoCloseable {

  private static final int SURELY_FEW = 100;
  private static final int LONGEST_NARROWING = Segment.MAX_PAYLOAD / 4; // each request tells it
  static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Spool spool;
  private final SinkKeeper sink;
  private final Consent consent;
  private final Books books;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private final Stop stop;
  private final Places places;
  private final Narrowed narrowed;
  private final Set<Path> left = new HashSet<>(); // over, and still in the spool
  private int halvings; // of the first parcel: a process before looks for who is to blame
  private int most; // events that the next parcel may have; 0 until there was a sink
  private long unsent;
  private String trouble = "";
  private @Nullable Claim claim;
  private boolean begun;

  /** A courier between a tool's spool and a destination. */
  public Courier(Places places, Leg leg, Consent consent, Surroundings surroundings) {
    String destination = leg.destination();
    this.spool = Spool.of(places, destination);
    this.sink = new SinkKeeper(leg, surroundings);
    this.consent = consent;
    this.books = Books.of(places, destination, surroundings.clock());
    this.surroundings = surroundings;
    this.backoff =
        new Backoff(
            Spool.nextAttempt(places, destination), surroundings.clock(), surroundings.entropy());
    this.stop = new Stop(places, destination);
    this.places = places;
    this.narrowed = new Narrowed(places, surroundings.clock());
  }

  /**
   * What a step did.
   *
   * @param rest how long to rest before the next step; zero where there is more to do
   * @param delivered how many events the sink took
   * @param lost how many the sink will never take, or were withdrawn
   * @param idle whether nothing waits that this process could carry
   * @param trouble why events stay, for a person; empty where nothing was wrong
   */
  public record Step(Duration rest, int delivered, int lost, boolean idle, String trouble) {}

  /** How long the destination has still to be left alone after a failure. */
  public Duration backoff() {
    return backoff.left();
  }

  /** How often the sink had to be made again, as it failed or hung. */
  public int restarts() {
    return sink.restarts();
  }

  /** The destination's name in the plan. */
  String destination() {
    return books.destination();
  }

  /** Lets no delivery go on for longer than this. For any thread. */
  void endBy(Instant by) {
    sink.endBy(by);
  }

  /**
   * Does at most one delivery.
   *
   * @param deadline when it must be over
   * @throws InterruptedException if the tool is exiting; what was not answered stays in the spool
   */
  public Step step(Instant deadline) throws InterruptedException {
    unsent = 0;
    trouble = "";
    try {
      Consent.Decision decision = consent.decide();
      Permit permit = decision.permit();
      if (permit == null || decision.level() != Level.ON) {
        return refused(decision);
      }
      if (stop.isAsked()) {
        closeClaim();
        return new Step(IDLE, 0, (int) spool.lose(surroundings.clock(), Loss.STOPPED), true, "");
      }
      Claim next = claim(decision);
      if (next == null) {
        return new Step(IDLE, 0, (int) unsent, true, trouble);
      }
      Step step = carry(next, permit, deadline);
      return new Step(
          step.rest(),
          step.delivered(),
          step.lost() + (int) unsent,
          false,
          step.trouble().isEmpty() ? trouble : step.trouble());
    } catch (IOException e) {
      return new Step(
          IDLE, 0, 0, false, "the spool cannot be read or written: " + FileTrouble.words(e));
    }
  }

  private Step refused(Consent.Decision decision) throws IOException {
    closeClaim();
    sink.close();
    long lost = decision.withdrawn() ? spool.withdraw(surroundings.clock()) : 0;
    return new Step(IDLE, 0, (int) lost, true, "");
  }

  /** The claim with the oldest events that wait and that nobody else carries, or null. */
  private @Nullable Claim claim(Consent.Decision decision) throws IOException {
    if (claim != null) {
      withhold(claim, decision);
      if (claim.waiting() > 0) {
        return claim;
      }
      endClaim();
    }
    for (Path path : spool.segments()) {
      if (left.contains(path)) {
        continue;
      }
      try {
        claim = Claim.of(path);
      } catch (MalformedException e) {
        setAside(path, "" + e.getMessage());
      } catch (IOException e) {
        trouble = path + " stays where it is: " + FileTrouble.words(e);
      }
      if (claim != null) {
        withhold(claim, decision);
        if (claim.waiting() > 0) {
          return claim;
        }
        endClaim();
      }
    }
    return null;
  }

  /** Sets a segment aside; one that stays all the same is in no other's way. */
  private void setAside(Path path, String why) {
    try {
      unsent += Unreadable.setAside(path, books);
      trouble = path + " was set aside: " + why;
    } catch (IOException e) {
      left.add(path);
      trouble = path + " stays where it is: " + FileTrouble.words(e);
    }
  }

  /** Gives up the events of a segment that nobody may have any more. */
  private void withhold(Claim from, Consent.Decision decision) throws IOException {
    Agreed agreed = decision.agreed();
    if (agreed != null) {
      unsent += from.loseBefore(agreed.since(), Loss.WITHDRAWN);
      RowHeader of = from.header();
      if (of != null && of.startedMillis() < agreed.since().toEpochMilli()) {
        unsent += from.loseCounts(Loss.WITHDRAWN); // they do not say when: some may be older
      }
    }
    long before = from.waiting();
    Set<Tier> tiers = consent.tiers(decision, books.destination());
    if (!tiers.contains(Tier.EVENTS)) {
      from.loseRows(Loss.WITHDRAWN);
    }
    if (!tiers.contains(Tier.METRICS)) {
      from.loseCounts(Loss.WITHDRAWN);
    }
    unsent += before - from.waiting();
    URI only = from.rawTo();
    if (only != null && !only.equals(decision.rawTo()) && from.waiting() > 0) {
      loseElsewhere(from, only);
    }
  }

  private void loseElsewhere(Claim from, URI only) throws IOException {
    unsent += from.waiting();
    from.loseAll(Loss.RAW_ELSEWHERE);
    trouble = "what may hold identities raw was for " + only + " only, and is not sent";
  }

  /** Ends a claim of which nothing waits; what cannot be taken away then is in no other's way. */
  private void endClaim() {
    Claim ended = claim;
    claim = null;
    if (ended != null) {
      try {
        ended.end(books);
      } catch (IOException e) {
        left.add(ended.path());
        trouble = ended.path() + " stays where it is: " + FileTrouble.words(e);
      }
    }
  }

  private Step carry(Claim from, Permit permit, Instant deadline)
      throws IOException, InterruptedException {
    RowHeader header = from.header();
    if (header == null) {
      int damaged = (int) from.waiting();
      from.loseAll(Loss.DAMAGED);
      return new Step(Duration.ZERO, 0, damaged, false, "");
    }
    Instant now = surroundings.clock().instant();
    Instant attempt = now.plus(ATTEMPT);
    Instant due = attempt.isBefore(deadline) ? attempt : deadline;
    if (!begun) {
      begun = true;
      halvings = sink.goOnFrom(backoff.blame());
    }
    SinkKeeper.Absence absence = sink.open(permit, due);
    if (absence != null) {
      Duration rest =
          absence.failed() ? backoff.failed(Duration.ZERO, sink.blame(), absence.why()) : IDLE;
      return new Step(rest, 0, 0, false, absence.why());
    }
    int limit = sink.most();
    if (most == 0) {
      most = Math.max(1, limit >> halvings);
    }
    URI only = from.rawTo();
    if (only != null && !only.equals(CollectorAddress.of(sink.address()))) {
      loseElsewhere(from, only);
    }
    unsent += from.loseBefore(now.minus(sink.oldest()), Loss.EXPIRED);
    if (from.waiting() == 0) {
      endClaim();
      return new Step(Duration.ZERO, 0, 0, false, "");
    }
    long delivered = from.delivered();
    long lost = from.lost();
    Parcel parcel = from.next(header, most, now);
    if (parcel == null) {
      return new Step(from.shortestHold(now), 0, 0, false, "the destination holds events back");
    }
    from.makeRoom();
    Delivery delivery = deliver(parcel, due);
    Duration rest = rest(delivery); // before what a full disk may not take
    from.settle(parcel, delivery, surroundings.clock().instant());
    heed(delivery);
    most = mostAfter(parcel, delivery, limit);
    Step step =
        new Step(
            rest,
            (int) (from.delivered() - delivered),
            (int) (from.lost() - lost),
            false,
            delivery.ask() == Delivery.Ask.SMALLER ? "" : delivery.reason());
    if (from.waiting() == 0) {
      endClaim();
    }
    return step;
  }

  /**
   * How many events the next parcel may have. One of which nothing was heard may have been too much
   * for this network in the time that it had, and would be each time.
   */
  private int mostAfter(Parcel parcel, Delivery delivery, int limit) {
    boolean unheard = delivery.sent().isEmpty() && !delivery.decides();
    if (delivery.ask() == Delivery.Ask.SMALLER || (unheard && parcel.size() > SURELY_FEW)) {
      return Math.max(1, parcel.size() / 2);
    }
    return unheard ? most : Math.min(limit, most + most / 8 + 1);
  }

  /** Writes down what else the destination asks. */
  private void heed(Delivery delivery) throws IOException {
    if (delivery.ask() == Delivery.Ask.STOP) {
      stop.ask(surroundings.clock().instant());
    }
    narrow(delivery.narrow());
  }

  /** Writes down how the destination is, and says how long to rest. */
  private Duration rest(Delivery delivery) {
    boolean failed = delivery.isDeferred() && !delivery.reason().isEmpty();
    if (delivery.ask() == Delivery.Ask.SMALLER) {
      if (sink.blame().times() > 0) {
        backoff.blamed(sink.blame());
      }
      return Duration.ZERO;
    }
    if (failed || !delivery.delay().isZero()) {
      return backoff.failed(delivery.delay(), sink.blame(), delivery.reason());
    }
    backoff.succeeded();
    boolean more =
        delivery.decides() || delivery.outcomes().stream().anyMatch(Delivery.Outcome::isHeld);
    return more
        ? Duration.ZERO
        : IDLE; // it deferred all, and says nothing: no reason to ask at once
  }

  /**
   * Switches off what the destination wants no more of; a name that the plan has not is nothing.
   */
  private void narrow(Narrowing narrow) throws IOException {
    if (narrow.isNone()) {
      return;
    }
    narrowed.add(narrow, books.destination());
    for (String each : narrow.destinations()) {
      if (consent.knows(each)) {
        new Stop(places, each).ask(surroundings.clock().instant());
      }
    }
  }

  /** Hands a parcel to the sink; a single event that is too large for it never gets there. */
  private Delivery deliver(Parcel parcel, Instant deadline) throws InterruptedException {
    Delivery delivery = heeded(sink.deliver(parcel, deadline));
    boolean single = parcel.rows().size() <= 1; // counts are never taken apart
    return delivery.ask() == Delivery.Ask.SMALLER && single
        ? delivery.asRejected("too_large")
        : delivery;
  }

  /** What was answered, but a narrowing that no receipt could tell is left out. */
  private Delivery heeded(Delivery delivery) {
    int length = delivery.narrow().isNone() ? 0 : SentEntry.length(delivery.narrow());
    if (length <= LONGEST_NARROWING) {
      return delivery;
    }
    trouble = "a narrowing of %d bytes is left out: it is too long".formatted(length);
    return delivery.with(Narrowing.NONE);
  }

  private void closeClaim() throws IOException {
    if (claim != null) {
      Claim held = claim;
      claim = null;
      if (held.waiting() == 0) {
        held.end(books);
      } else {
        held.close();
      }
    }
  }

  /** Leaves what it holds to whoever comes next, and closes the sink. */
  @Override
  public void close() throws IOException {
    try {
      closeClaim();
    } finally {
      sink.close();
    }
  }
}
