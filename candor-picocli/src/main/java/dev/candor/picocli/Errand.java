package dev.candor.picocli;

import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
   * @param trouble what was wrong, such as why others stay, or empty
   * @param hasMore whether the time was over before all was tried
   */
  record Report(long delivered, long lost, String trouble, boolean hasMore) {

    private static final Report NOTHING = trouble("");

    private static Report trouble(String trouble) {
      return new Report(0, 0, trouble, false);
    }

    private Report and(Report other) {
      return new Report(
          delivered + other.delivered,
          lost + other.lost,
          and(trouble, other.trouble),
          other.hasMore);
    }

    private static String and(String one, String other) {
      return one.isEmpty() || other.isEmpty() || one.contains(other)
          ? (one.isEmpty() ? other : one)
          : one + "; " + other;
    }

    private Report of(String destination) {
      return trouble.isEmpty()
          ? this
          : new Report(delivered, lost, destination + ": " + trouble, hasMore);
    }
  }

  /**
   * Carries what may leave now, until nothing waits, each destination that is left fails, or the
   * time is over. Each destination has an equal share of the time, and of what others leave.
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
      return new Report(0, spool.withdraw(tool.surroundings().clock()), "", false);
    }
    if (decision.permit() == null) {
      return Report.trouble(
          "the level is %s, by %s"
              .formatted(Words.of(decision.level()), decision.origin().words()));
    }
    Instant deadline = now().plus(time);
    Report all = Report.NOTHING;
    List<String> open = List.copyOf(tool.remotes().keySet());
    while (!open.isEmpty() && now().isBefore(deadline)) {
      List<String> again = new ArrayList<>();
      for (int i = 0; i < open.size(); i++) {
        long left = Duration.between(now(), deadline).toMillis();
        Instant share = now().plusMillis(left / (open.size() - i));
        Report report = run(open.get(i), share, ignoreBackoff);
        all = all.and(tool.remotes().size() > 1 ? report.of(open.get(i)) : report);
        if (report.hasMore()) {
          again.add(open.get(i));
        }
      }
      open = again;
    }
    return open.isEmpty() ? all : all.and(Report.trouble("there was no time for the rest"));
  }

  private Instant now() {
    return tool.surroundings().clock().instant();
  }

  private Report run(String destination, Instant deadline, boolean ignoreBackoff)
      throws IOException, InterruptedException {
    Remote remote = Objects.requireNonNull(tool.remotes().get(destination), destination);
    Leg leg =
        new Leg(
            destination,
            given -> {
              try {
                return remote.open(given);
              } catch (IOException e) { // there is none now: it has not failed
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
    String trouble = "";
    while (now().isBefore(deadline)) {
      Courier.Step step = courier.step(deadline);
      delivered += step.delivered();
      lost += step.lost();
      trouble = trouble.isEmpty() ? step.trouble() : trouble;
      if (step.idle() || !step.rest().isZero()) {
        return new Report(delivered, lost, trouble, false);
      }
    }
    return new Report(delivered, lost, trouble, true);
  }
}
