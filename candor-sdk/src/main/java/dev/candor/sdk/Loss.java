package dev.candor.sdk;

import java.util.Locale;

/** Why an event that was recorded reached nobody, where no destination is to blame. */
enum Loss {
  QUEUE_FULL("more was recorded at once than the queue holds"),
  NOT_TAKEN("the stack of the thread that recorded it was full"),
  UNKNOWN_EVENT("the plan that it was held against does not have it"),
  CLOSED("it was recorded after telemetry was closed"),
  NOT_MADE("the tool's own function that makes it failed"),
  /** Only this machine's ledger has the word. */
  REPEATED("it tells a fact that counts once, and did: nothing is missing"),
  UNCLAIMED("it tells a fact that counts once, and the disk did not take the claim"),
  NOT_ENCODED("it could not be written as a row, or is larger than one may be"),
  NOT_COUNTED("the plan that says how it is counted could not be read"),
  NOT_WRITTEN("the disk did not take it"),
  OVERFLOW("too many waited for the disk, and it was the oldest"),
  EXPIRED("it waited for too long"),
  SPOOL_FULL("what waits was at its bound, and it was the oldest"),
  WITHDRAWN("consent was taken back while it waited"),
  DAMAGED("it stood in a part of the spool that was damaged"),
  REMOVED("a person removed it"),
  STOPPED("the destination asked for nothing more, for good"),
  NARROWED("the collector switched it off"),
  SAMPLED("the collector wants a share of its kind, and it is not of that"),
  DENIED("the tool never sends it there"),
  ROLLED_UP("another event counts it"),
  CAPPED("the tool sends there so many of its kind, and no more"),
  RAW_ELSEWHERE("it may hold an identity as itself, and was about to go where that may not");

  private final String meaning;

  Loss(String meaning) {
    this.meaning = meaning;
  }

  /** The word in the ledger and on the wire. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a reason is one of these, and no destination's. */
  static boolean has(String reason) {
    for (Loss loss : values()) {
      if (loss.word().equals(reason)) {
        return true;
      }
    }
    return false;
  }

  /** What the word means, for a person, of one event. */
  String meaning() {
    return meaning;
  }
}
