package dev.candor.sdk;

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
  private final Set<Path> stuck = new HashSet<>(); // segments that are done with, and stay
  private final ParcelSize size = new ParcelSize();
  private boolean begun;
  private @Nullable Claim claim;
  private long unsent; // events that the step gives up before they are sent
  private String trouble = ""; // that the step meets, for a person

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
      if (permit == null) {
        return refused(decision);
      }
      if (stop.isAsked()) {
        closeClaim();
        return idle(spool.lose(surroundings.clock(), Loss.STOPPED), "");
      }
      Claim next = claim(decision);
      if (next == null) {
        return idle(unsent, trouble);
      }
      Step step = carry(next, permit, deadline);
      return new Step(
          step.rest(),
          step.delivered(),
          step.lost() + (int) unsent,
          false,
          step.trouble().isEmpty() ? trouble : step.trouble());
    } catch (IOException e) {
      return resting(IDLE, "the spool cannot be read or written: " + FileTrouble.words(e));
    }
  }

  /** A step after which nothing waits that this process could carry. */
  private static Step idle(long lost, String trouble) {
    return new Step(IDLE, 0, (int) lost, true, trouble);
  }

  /** A step that delivers nothing of what waits. */
  private static Step resting(Duration rest, String trouble) {
    return new Step(rest, 0, 0, false, trouble);
  }

  private Step refused(Consent.Decision decision) throws IOException {
    closeClaim();
    sink.close();
    return idle(decision.withdrawn() ? spool.withdraw(surroundings.clock()) : 0, "");
  }

  /** The claim with the oldest events that wait and that nobody else carries, or null. */
  private @Nullable Claim claim(Consent.Decision decision) throws IOException {
    if (holdsSome(decision)) {
      return claim;
    }
    for (Path path : spool.segments()) {
      if (!stuck.contains(path)) {
        claim = take(path);
        if (holdsSome(decision)) {
          return claim;
        }
      }
    }
    return null;
  }

  /** Whether events wait in the claim that may go; one in which none does is ended. */
  private boolean holdsSome(Consent.Decision decision) throws IOException {
    Claim held = claim;
    if (held == null) {
      return false;
    }
    withhold(held, decision);
    if (held.waiting() > 0) {
      return true;
    }
    endClaim();
    return false;
  }

  /** Claims a segment; null where it is not to be had. */
  private @Nullable Claim take(Path path) {
    try {
      return Claim.of(path);
    } catch (MalformedException e) {
      setAside(path, "" + e.getMessage());
    } catch (IOException e) {
      stays(path, e);
    }
    return null;
  }

  /** Sets a segment aside; one that stays all the same is in no other's way. */
  private void setAside(Path path, String why) {
    try {
      unsent += Unreadable.setAside(path, books);
      trouble = path + " was set aside: " + why;
    } catch (IOException e) {
      stuck.add(path);
      stays(path, e);
    }
  }

  private void stays(Path path, IOException because) {
    trouble = path + " stays where it is: " + FileTrouble.words(because);
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
    giveUp(from, Loss.RAW_ELSEWHERE);
    trouble = "what may hold identities raw was for " + only + " only, and is not sent";
  }

  private void giveUp(Claim from, Loss loss) throws IOException {
    unsent += from.waiting();
    from.loseAll(loss);
  }

  /** Ends a claim of which nothing waits; what cannot be taken away then is in no other's way. */
  private void endClaim() {
    Claim ended = claim;
    claim = null;
    if (ended != null) {
      try {
        ended.end(books);
      } catch (IOException e) {
        stuck.add(ended.path());
        stays(ended.path(), e);
      }
    }
  }

  /** Carries the next parcel of a claim, if its sink is there and takes any of it. */
  private Step carry(Claim from, Permit permit, Instant deadline)
      throws IOException, InterruptedException {
    RowHeader header = from.header();
    if (header == null) {
      giveUp(from, Loss.DAMAGED);
      return resting(Duration.ZERO, "");
    }
    Instant now = surroundings.clock().instant();
    Instant attempt = now.plus(ATTEMPT);
    Instant due = attempt.isBefore(deadline) ? attempt : deadline;
    Step absent = open(permit, due);
    if (absent != null) {
      return absent;
    }
    URI only = from.rawTo();
    if (only != null && !only.equals(CollectorAddress.of(sink.address()))) {
      loseElsewhere(from, only);
    }
    unsent += from.loseBefore(now.minus(sink.oldest()), Loss.EXPIRED);
    if (from.waiting() == 0) {
      endClaim();
      return resting(Duration.ZERO, "");
    }
    Parcel parcel = from.next(header, size.most(sink.most()), now);
    return parcel == null
        ? resting(from.shortestHold(now), "the destination holds events back")
        : handOver(from, parcel, due);
  }

  /** Has the sink made where there is none; null where there is one now. */
  private @Nullable Step open(Permit permit, Instant due) throws InterruptedException {
    if (!begun) {
      begun = true;
      size.beginHalved(sink.goOnFrom(backoff.blame()));
    }
    SinkKeeper.Absence absence = sink.open(permit, due);
    if (absence == null) {
      return null;
    }
    Duration rest =
        absence.failed() ? backoff.failed(Duration.ZERO, sink.blame(), absence.why()) : IDLE;
    return resting(rest, absence.why());
  }

  /** Hands over a parcel, and writes down what became of it. */
  private Step handOver(Claim from, Parcel parcel, Instant due)
      throws IOException, InterruptedException {
    int limit = sink.most(); // asked now: the sink may be gone afterwards
    long delivered = from.delivered();
    long lost = from.lost();
    from.makeRoom();
    Delivery delivery = deliver(parcel, due);
    Duration rest = rest(delivery); // before what a full disk may not take
    from.settle(parcel, delivery, surroundings.clock().instant());
    heed(delivery);
    size.learn(parcel, delivery, limit);
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

  /** Writes down what else the destination asks: that nothing more comes, or less. */
  private void heed(Delivery delivery) throws IOException {
    Instant now = surroundings.clock().instant();
    if (delivery.ask() == Delivery.Ask.STOP) {
      stop.ask(now);
    }
    Narrowing narrow = delivery.narrow();
    if (!narrow.isNone()) {
      narrowed.add(narrow, books.destination());
      for (String each : narrow.destinations()) {
        if (consent.knows(each)) { // a name that the plan has not is nothing
          new Stop(places, each).ask(now);
        }
      }
    }
  }

  /** Writes down how the destination is, and says how long to rest. */
  private Duration rest(Delivery delivery) {
    if (delivery.ask() == Delivery.Ask.SMALLER) {
      if (sink.blame().times() > 0) {
        backoff.blamed(sink.blame());
      }
      return Duration.ZERO;
    }
    boolean failed = delivery.isDeferred() && !delivery.reason().isEmpty();
    if (failed || !delivery.delay().isZero()) {
      return backoff.failed(delivery.delay(), sink.blame(), delivery.reason());
    }
    backoff.succeeded();
    boolean more =
        delivery.decides() || delivery.outcomes().stream().anyMatch(Delivery.Outcome::isHeld);
    return more ? Duration.ZERO : IDLE; // else it deferred all and gave no reason
  }

  /** Hands a parcel to the sink; a single event that is too large for it never gets there. */
  private Delivery deliver(Parcel parcel, Instant deadline) throws InterruptedException {
    Delivery delivery = tellable(sink.deliver(parcel, deadline));
    boolean single = parcel.rows().size() <= 1; // counts are never taken apart
    return delivery.ask() == Delivery.Ask.SMALLER && single
        ? delivery.asRejected(Rejection.TOO_LARGE.word())
        : delivery;
  }

  /** What was answered, but a narrowing that no receipt could tell is left out. */
  private Delivery tellable(Delivery delivery) {
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
