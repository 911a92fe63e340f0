package dev.candor.sdk;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What became of a batch, event by event.
 *
 * @param outcomes one an event, and behind them one a count, in the order of the batch
 * @param delay how long the destination asked to be left alone; zero where it did not
 * @param reason why events were deferred, for a person; empty where none was
 * @param smaller whether the batch was too large, and should come again in parts
 */
public record Delivery(List<Outcome> outcomes, Duration delay, String reason, boolean smaller) {

  /** Copies its list. */
  public Delivery {
    outcomes = List.copyOf(outcomes);
  }

  /** What became of an event. */
  public enum Verdict {
    /** The destination holds it durably; forget it. */
    ACCEPTED,
    /** The destination cannot take it now; keep it and come back. */
    DEFERRED,
    /** The destination will never take it; count it as lost and forget it. */
    REJECTED
  }

  /**
   * What became of one event.
   *
   * @param verdict the word
   * @param reason why, in a word for the ledger; empty where it was simply accepted
   */
  public record Outcome(Verdict verdict, String reason) {

    /** The destination holds it. */
    public static final Outcome ACCEPTED = new Outcome(Verdict.ACCEPTED, "");

    /** The destination held it already. */
    public static final Outcome DUPLICATE = new Outcome(Verdict.ACCEPTED, "duplicate");

    /** To come again. */
    public static final Outcome DEFERRED = new Outcome(Verdict.DEFERRED, "");

    boolean isDeferred() {
      return verdict == Verdict.DEFERRED;
    }
  }

  /** All to come again. */
  public static Delivery deferred(int events, Duration delay, String reason) {
    return new Delivery(Collections.nCopies(events, Outcome.DEFERRED), delay, reason, false);
  }

  /** None will ever be taken. */
  public static Delivery rejected(int events, String reason) {
    return new Delivery(
        Collections.nCopies(events, new Outcome(Verdict.REJECTED, reason)),
        Duration.ZERO,
        "",
        false);
  }

  /** Too large: to come again in parts. */
  public static Delivery tooLarge(int events) {
    return new Delivery(
        Collections.nCopies(events, Outcome.DEFERRED),
        Duration.ZERO,
        "the batch is too large",
        true);
  }
}
