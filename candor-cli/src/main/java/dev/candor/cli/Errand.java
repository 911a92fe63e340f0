package dev.candor.cli;

import dev.candor.Level;
import dev.candor.sdk.CollectorSink;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Spool;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Carries what {@code candor exec} left in the spool: with any other command, in passing, or when a
 * person asks for it.
 */
final class Errand {

  /** The destination's name in the plan. */
  static final String SINK = "collector";

  private final Surroundings surroundings;
  private final Consent consent;
  private final Places places;

  Errand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.consent = new Consent(CandorPlan.plan(), surroundings);
    this.places = Places.of("candor", surroundings);
  }

  /**
   * What was carried.
   *
   * @param delivered how many events the collector took
   * @param lost how many it will never take, or were withdrawn
   * @param trouble why others stay, or empty
   */
  record Report(long delivered, long lost, String trouble) {}

  /**
   * Carries what may leave now, until nothing waits, something fails, or the time is over.
   *
   * @param to the collector, or null where none is known
   * @param ignoreBackoff whether to try although the collector failed a moment ago
   */
  Report run(@Nullable Destination to, Duration time, boolean ignoreBackoff)
      throws IOException, InterruptedException {
    Spool spool = new Spool(places);
    if (spool.isEmpty()) {
      return new Report(0, 0, "");
    }
    Consent.Decision decision = consent.decide();
    if (decision.withdrawn()) {
      return new Report(0, spool.withdraw(new Ledger(places.ledger()), SINK), "");
    }
    if (decision.level() != Level.ON) {
      return new Report(
          0,
          0,
          "the level is %s, by %s"
              .formatted(Words.of(decision.level()), decision.origin().words()));
    }
    if (to == null) {
      return new Report(
          0, 0, "no collector is known: start 'candor serve', or give --collector URL");
    }
    Instant deadline = surroundings.clock().instant().plus(time);
    try (CollectorSink sink = new CollectorSink(to.address(), to.writeKey(), surroundings.clock());
        Courier courier = new Courier(places, sink, consent, surroundings)) {
      return carry(courier, deadline, ignoreBackoff);
    }
  }

  private Report carry(Courier courier, Instant deadline, boolean ignoreBackoff)
      throws InterruptedException {
    long delivered = 0;
    long lost = 0;
    if (!ignoreBackoff && !courier.backoff().isZero()) {
      return new Report(0, 0, "the collector failed a moment ago");
    }
    while (surroundings.clock().instant().isBefore(deadline)) {
      Courier.Step step = courier.step(deadline);
      delivered += step.delivered();
      lost += step.lost();
      if (step.idle() || !step.trouble().isEmpty()) {
        return new Report(delivered, lost, step.trouble());
      }
    }
    return new Report(delivered, lost, "there was no time for the rest");
  }
}
