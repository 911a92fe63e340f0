package dev.candor.sdk;

import dev.candor.wire.Narrowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What became of a parcel, event by event.
 *
 * @param outcomes one an event, or one a count, in the order of the parcel
 * @param delay how long the destination asked to be left alone; zero where it did not
 * @param reason why events were deferred, for a person, or, where none was and there is no delay,
 *     what the destination warns of; else empty, also where the rest may come at once
 * @param ask what else the destination wants
 * @param narrow what the destination wants less of from now on
 * @param sent the requests that were answered, for the receipt
 */
public record Delivery(
    List<Outcome> outcomes,
    Duration delay,
    String reason,
    Ask ask,
    Narrowing narrow,
    List<Sent> sent) {

  /** Copies its lists. */
  public Delivery {
    outcomes = List.copyOf(outcomes);
    sent = List.copyOf(sent);
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

  /** What a destination wants besides. */
  public enum Ask {
    /** Nothing. */
    NOTHING,
    /** What was deferred should come again in parts. */
    SMALLER,
    /** Nothing should come any more, from any process. */
    STOP
  }

  /**
   * What became of one event.
   *
   * @param verdict the word
   * @param reason why, in a word for the ledger; empty where it was simply accepted
   * @param hold how long this one is to be kept back, while others may come; zero where it need not
   */
  public record Outcome(Verdict verdict, String reason, Duration hold) {

    /** Requires all. */
    public Outcome {
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(hold, "hold");
    }

    /** The destination holds it. */
    public static final Outcome ACCEPTED = new Outcome(Verdict.ACCEPTED, "", Duration.ZERO);

    /** The destination held it already. */
    public static final Outcome DUPLICATE =
        new Outcome(Verdict.ACCEPTED, "duplicate", Duration.ZERO);

    /** To come again. */
    public static final Outcome DEFERRED = new Outcome(Verdict.DEFERRED, "", Duration.ZERO);

    /** To come again, but not before; others need not wait for it. */
    public static Outcome held(Duration hold) {
      return new Outcome(Verdict.DEFERRED, "", hold);
    }

    /** Never to come again, for a reason. */
    public static Outcome rejected(String reason) {
      return new Outcome(Verdict.REJECTED, reason, Duration.ZERO);
    }

    /**
     * Never to come again.
     *
     * @param word why, in a word of ours
     * @param said what the destination says, put behind it where that can stand in the ledger: a
     *     stranger's answer is not put there unseen
     */
    public static Outcome rejected(String word, String said) {
      boolean fits = said.length() <= 40 && said.matches("[a-z][a-z0-9_]*");
      return rejected(fits ? word + "_" + said : word);
    }

    boolean isHeld() {
      return !hold.isZero();
    }

    boolean isDeferred() {
      return verdict == Verdict.DEFERRED;
    }
  }

  /** Each event as these say; what is deferred may come again at once. */
  public static Delivery of(List<Outcome> outcomes) {
    return new Delivery(outcomes, Duration.ZERO, "", Ask.NOTHING, Narrowing.NONE, List.of());
  }

  /** All taken. */
  public static Delivery accepted(int events) {
    return of(Collections.nCopies(events, Outcome.ACCEPTED));
  }

  /** All to come again. */
  public static Delivery deferred(int events, Duration delay, String reason) {
    return of(Collections.nCopies(events, Outcome.DEFERRED)).after(delay, reason);
  }

  /** None will ever be taken. */
  public static Delivery rejected(int events, String reason) {
    return of(Collections.nCopies(events, Outcome.rejected(reason)));
  }

  /** Too large: to come again in parts. */
  public static Delivery tooLarge(int events) {
    return deferred(events, Duration.ZERO, "it is too large").with(Ask.SMALLER);
  }

  /** The same, but the destination wants to be left alone for so long, and says why. */
  public Delivery after(Duration wait, String why) {
    return new Delivery(outcomes, wait, why, ask, narrow, sent);
  }

  /** The same, with what else the destination wants. */
  public Delivery with(Ask wanted) {
    return new Delivery(outcomes, delay, reason, wanted, narrow, sent);
  }

  /** The same, with what the destination wants less of. */
  public Delivery with(Narrowing wanted) {
    return new Delivery(outcomes, delay, reason, ask, wanted, sent);
  }

  /** The same, but what was deferred is rejected, and so there is nothing to wait for. */
  Delivery asRejected(String why) {
    List<Outcome> rejected = new ArrayList<>(outcomes);
    rejected.replaceAll(outcome -> outcome.isDeferred() ? Outcome.rejected(why) : outcome);
    return new Delivery(rejected, Duration.ZERO, "", Ask.NOTHING, narrow, sent);
  }

  /** Whether anything became of it: an event that does not come again, or a narrowing. */
  boolean decides() {
    boolean decides = !narrow.isNone();
    for (Outcome outcome : outcomes) {
      decides |= !outcome.isDeferred();
    }
    return decides;
  }

  /** Whether the destination is not to be asked again at once; else a reason is only a warning. */
  boolean mustWait() {
    return ask != Ask.NOTHING || !delay.isZero() || (isDeferred() && !reason.isEmpty());
  }

  /** Whether any of it is to come again. */
  boolean isDeferred() {
    return outcomes.stream().anyMatch(Outcome::isDeferred);
  }
}
