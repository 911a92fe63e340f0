package dev.candor.sdk;

import java.util.Locale;

/** Why an event that was recorded reached nobody. */
enum Loss {
  /** Every slot was taken. */
  QUEUE_FULL,
  /** The stack of the thread that recorded it was full. */
  NOT_TAKEN,
  /** The plan that telemetry was opened with does not know the event. */
  UNKNOWN_EVENT,
  /** It was recorded after telemetry was closed. */
  CLOSED,
  /** The product's own function that makes it threw, or made none. */
  NOT_MADE,
  /**
   * It repeats a fact that is recorded once and was: nothing is missing. Only this machine's ledger
   * has the word.
   */
  REPEATED,
  /** It was of a fact that is recorded once, and the disk did not take the claim. */
  UNCLAIMED,
  /** It could not be encoded: an accessor threw, or it is larger than an entry may be. */
  NOT_ENCODED,
  /** The tracking plan that says how it is counted could not be read. */
  NOT_COUNTED,
  /** The disk did not take it. */
  NOT_WRITTEN,
  /** Too many waited for the disk, and it was the oldest of them. */
  OVERFLOW,
  /** It waited in the spool for longer than the person lets it. */
  EXPIRED,
  /** The spool was full, and it was the oldest there. */
  SPOOL_FULL,
  /** The person withdrew consent while it waited. */
  WITHDRAWN,
  /** It stood in a part of the spool that was damaged. */
  DAMAGED,
  /** The person removed it. */
  REMOVED,
  /** The destination asked for nothing more, for good. */
  STOPPED,
  /** A collector switched it off. */
  NARROWED,
  /** A collector wants a share of its kind, and it is not of that. */
  SAMPLED,
  /** The product's {@link Chain} to the destination denies it. */
  DENIED,
  /** The product's chain counts it in another event, which tells how many it stands for. */
  ROLLED_UP,
  /** The product's chain lets only so many of it through. */
  CAPPED,
  /** It may hold an identity raw, and was about to go where that may not, or no longer may. */
  RAW_ELSEWHERE;

  /** The word in the ledger and on the wire. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
