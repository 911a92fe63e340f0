package dev.candor.collector.ingest;

import java.util.Locale;

/** Why an event is kept apart, in no insight. */
public enum Reason {
  /** The plan has no event of that name. */
  UNKNOWN_EVENT,
  /** The plan's event has no field of that name. */
  UNKNOWN_FIELD,
  /** A value is not of the type that the plan or the protocol says. */
  WRONG_TYPE,
  /** A number is negative, and the plan says that it never is. */
  NEGATIVE,
  /** A list has more elements, or a text more characters, than the plan says. */
  TOO_LONG,
  /** A value is not in the closed set of the plan. */
  UNKNOWN_VALUE,
  /** A value does not look like the plan says that such an identifier looks. */
  BAD_IDENTIFIER,
  /** The actor is one that thousands share, such as {@code anonymous}. */
  ILLEGAL_ID,
  /** The field never leaves a machine; its sender is broken. */
  LOCAL_ONLY,
  /** The event's tier is METRICS: it comes as a count, never as a row. */
  METRICS_ONLY,
  /** The event's route is OPERATIONAL: it comes as a count, never as a row. */
  OPERATIONAL,
  /** It is older than a live event may be. */
  LATE,
  /** A historical event from before 1990 or from the future. */
  TIME;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
