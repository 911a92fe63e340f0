package dev.candor.sdk;

import dev.candor.Level;
import dev.candor.Tier;
import dev.candor.wire.Batch;
import dev.candor.wire.MalformedException;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Carries what waits in the spool to a sink, one step at a time.
 *
 * <p>Holds no thread and never waits by itself: {@link #step} does at most one delivery and says
 * how long to rest before the next. It asks for consent at each step, so a refusal holds from the
 * next batch on; what a file refuses is not sent later either, but lost(withdrawn), and so are the
 * rows or the counts where their tier is no longer agreed. A segment that may hold identities raw
 * goes to the one collector that it names, while a file still names that one; else it is
 * lost(raw_elsewhere).
 *
 * <p>Not safe for use by several threads. Several processes may have one each: a segment is carried
 * by whoever has claimed it.
 */
public final class Courier implements AutoCloseable {

  private static final int MOST_EVENTS = 500;
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final Spool spool;
  private final Sink sink;
  private final Consent consent;
  private final Ledger ledger;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private int most = MOST_EVENTS;
  private long unsent;
  private String trouble = "";
  private @Nullable Claim claim;

  /** A courier between a tool's spool and a sink. */
  public Courier(Places places, Sink sink, Consent consent, Surroundings surroundings) {
    this.spool = new Spool(places);
    this.sink = sink;
    this.consent = consent;
    this.ledger = new Ledger(places.ledger());
    this.surroundings = surroundings;
    this.backoff = new Backoff(spool.nextAttempt(), surroundings.clock(), surroundings.entropy());
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
      if (decision.level() != Level.ON) {
        return refused(decision);
      }
      Claim next = claim(decision);
      if (next == null) {
        return new Step(IDLE, 0, (int) unsent, true, trouble);
      }
      Step step = carry(next, deadline);
      return new Step(
          step.rest(),
          step.delivered(),
          step.lost() + (int) unsent,
          false,
          step.trouble().isEmpty() ? trouble : step.trouble());
    } catch (IOException e) {
      return new Step(IDLE, 0, 0, false, "the spool cannot be read or written: " + e);
    }
  }

  private Step refused(Consent.Decision decision) throws IOException {
    close();
    long lost = decision.withdrawn() ? spool.withdraw(ledger, sink.name()) : 0;
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
      try {
        claim = Claim.of(path);
      } catch (MalformedException e) {
        unsent += Claim.setAside(path, ledger, sink.name());
        trouble = path + " was set aside: " + e.getMessage();
      } catch (IOException e) {
        trouble = path + " stays where it is: " + e.getMessage();
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

  /** Gives up the events of a segment that this sink may not have, or no longer may. */
  private void withhold(Claim from, Consent.Decision decision) throws IOException {
    Agreed agreed = decision.agreed();
    if (agreed != null) {
      unsent += from.loseBefore(agreed.since(), Loss.WITHDRAWN);
    }
    long before = from.waiting();
    if (!decision.tiers().contains(Tier.EVENTS)) {
      from.loseRows(Loss.WITHDRAWN);
    }
    if (!decision.tiers().contains(Tier.METRICS)) {
      from.loseCounts(Loss.WITHDRAWN);
    }
    unsent += before - from.waiting();
    URI only = from.rawTo();
    boolean goes =
        only == null
            || (only.equals(decision.rawTo()) && only.equals(CollectorAddress.of(sink.address())));
    if (goes || from.waiting() == 0) {
      return;
    }
    unsent += from.waiting();
    from.loseAll(Loss.RAW_ELSEWHERE);
    trouble = "what may hold identities raw was for " + only + " only, and is not sent";
  }

  private void endClaim() throws IOException {
    if (claim != null) {
      Claim ended = claim;
      claim = null;
      ended.end(ledger, sink.name());
    }
  }

  private Step carry(Claim from, Instant deadline) throws IOException, InterruptedException {
    RowHeader header = from.header();
    if (header == null) {
      int damaged = (int) from.waiting();
      from.loseAll(Loss.DAMAGED);
      return new Step(Duration.ZERO, 0, damaged, false, "");
    }
    long delivered = from.delivered();
    long lost = from.lost();
    Batch batch = from.next(header, most);
    Instant attempt = surroundings.clock().instant().plus(ATTEMPT);
    Delivery delivery = deliver(batch, attempt.isBefore(deadline) ? attempt : deadline);
    if (delivery.smaller()) {
      most = Math.max(1, batch.size() / 2);
      return new Step(Duration.ZERO, 0, 0, false, "");
    }
    from.settle(batch, delivery.outcomes());
    int taken = (int) (from.delivered() - delivered);
    int refused = (int) (from.lost() - lost);
    if (delivery.outcomes().stream().anyMatch(Delivery.Outcome::isDeferred)) {
      Duration rest = backoff.failed(delivery.delay());
      return new Step(rest, taken, refused, false, delivery.reason());
    }
    backoff.succeeded();
    if (from.waiting() == 0) {
      endClaim();
    }
    return new Step(Duration.ZERO, taken, refused, false, "");
  }

  /** Hands a batch to the sink; a sink that breaks its contract defers it. */
  private Delivery deliver(Batch batch, Instant deadline) throws InterruptedException {
    int count = batch.size();
    String reason;
    try {
      Delivery delivery = sink.deliver(batch, deadline);
      if (delivery.smaller() && batch.events().size() <= 1) { // counts are never taken apart
        return Delivery.rejected(count, "too_large");
      }
      if (delivery.smaller() || delivery.outcomes().size() == count) {
        return delivery;
      }
      reason = delivery.outcomes().size() + " outcomes came for " + count + " events and counts";
    } catch (RuntimeException e) {
      reason = "the sink failed: " + e;
    }
    return Delivery.deferred(count, Duration.ZERO, reason);
  }

  /** Leaves what it holds to whoever comes next; does not close the sink. */
  @Override
  public void close() throws IOException {
    if (claim != null) {
      Claim held = claim;
      claim = null;
      if (held.waiting() == 0) {
        held.end(ledger, sink.name());
      } else {
        held.close();
      }
    }
  }
}
