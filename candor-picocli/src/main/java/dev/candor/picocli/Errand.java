package dev.candor.picocli;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Carries what waits in the spool: because a person asks for it, or in passing. */
final class Errand {

  private final Tool tool;
  private final Remote remote;

  Errand(Tool tool, Remote remote) {
    this.tool = tool;
    this.remote = remote;
  }

  /**
   * What was carried.
   *
   * @param delivered how many events the sink took
   * @param lost how many it will never take, or were withdrawn
   * @param trouble why others stay, or empty
   */
  record Report(long delivered, long lost, String trouble) {}

  /**
   * Carries what may leave now, until nothing waits, something fails, or the time is over.
   *
   * @param ignoreBackoff whether to try although the destination failed a moment ago
   */
  Report run(Duration time, boolean ignoreBackoff) throws IOException, InterruptedException {
    Spool spool = new Spool(tool.places());
    if (spool.isEmpty()) {
      return new Report(0, 0, "");
    }
    Consent consent = tool.consent();
    Consent.Decision decision = consent.decide();
    if (decision.withdrawn()) {
      Ledger ledger = new Ledger(tool.places().ledger());
      return new Report(0, spool.withdraw(ledger, tool.destination()), "");
    }
    Permit permit = decision.permit();
    if (permit == null) {
      return new Report(
          0,
          0,
          "the level is %s, by %s"
              .formatted(Words.of(decision.level()), decision.origin().words()));
    }
    Instant deadline = tool.surroundings().clock().instant().plus(time);
    try (Sink sink = remote.open(permit);
        Courier courier = new Courier(tool.places(), sink, consent, tool.surroundings())) {
      return carry(courier, deadline, ignoreBackoff);
    } catch (IOException e) {
      return new Report(0, 0, String.valueOf(e.getMessage()));
    }
  }

  private Report carry(Courier courier, Instant deadline, boolean ignoreBackoff)
      throws InterruptedException {
    long delivered = 0;
    long lost = 0;
    if (!ignoreBackoff && !courier.backoff().isZero()) {
      return new Report(0, 0, "the destination failed a moment ago");
    }
    while (tool.surroundings().clock().instant().isBefore(deadline)) {
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
