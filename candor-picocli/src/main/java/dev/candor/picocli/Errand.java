package dev.candor.picocli;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Carries what waits in the spool: because a person asks for it, or in passing. */
final class Errand {

  private final Tool tool;

  Errand(Tool tool) {
    this.tool = tool;
  }

  /**
   * What was carried.
   *
   * @param delivered how many events the sinks took
   * @param lost how many they will never take, or were withdrawn
   * @param trouble why others stay, or empty
   */
  record Report(long delivered, long lost, String trouble) {

    private static final Report NOTHING = new Report(0, 0, "");

    private static Report trouble(String trouble) {
      return new Report(0, 0, trouble);
    }

    private Report and(Report other) {
      return new Report(
          delivered + other.delivered,
          lost + other.lost,
          trouble.isEmpty() ? other.trouble : trouble);
    }
  }

  /**
   * Carries what may leave now, until nothing waits, something fails, or the time is over.
   *
   * @param ignoreBackoff whether to try although the destination failed a moment ago
   */
  Report run(Duration time, boolean ignoreBackoff) throws IOException, InterruptedException {
    Spool spool = new Spool(tool.places());
    if (tool.remotes().isEmpty() || spool.isEmpty()) {
      return Report.NOTHING;
    }
    Consent.Decision decision = tool.consent().decide();
    if (decision.withdrawn()) {
      return new Report(0, spool.withdraw(tool.surroundings().clock()), "");
    }
    Permit permit = decision.permit();
    if (permit == null) {
      return Report.trouble(
          "the level is %s, by %s"
              .formatted(Words.of(decision.level()), decision.origin().words()));
    }
    Instant deadline = tool.surroundings().clock().instant().plus(time);
    Report all = Report.NOTHING;
    for (Map.Entry<String, Remote> remote : tool.remotes().entrySet()) {
      all = all.and(run(remote.getKey(), remote.getValue(), permit, deadline, ignoreBackoff));
    }
    return all;
  }

  private Report run(
      String destination, Remote remote, Permit permit, Instant deadline, boolean ignoreBackoff)
      throws IOException, InterruptedException {
    try (Sink known = remote.open(permit)) {
      known.address(); // there is one: that it cannot be made would look like a failure of it
    } catch (IOException e) {
      return Report.trouble(String.valueOf(e.getMessage()));
    }
    Leg leg =
        new Leg(
            destination,
            given -> {
              try {
                return remote.open(given);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try (Courier courier = new Courier(tool.places(), leg, tool.consent(), tool.surroundings())) {
      return carry(courier, deadline, ignoreBackoff);
    }
  }

  private Report carry(Courier courier, Instant deadline, boolean ignoreBackoff)
      throws InterruptedException {
    long delivered = 0;
    long lost = 0;
    if (!ignoreBackoff && !courier.backoff().isZero()) {
      return Report.trouble("the destination failed a moment ago");
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
