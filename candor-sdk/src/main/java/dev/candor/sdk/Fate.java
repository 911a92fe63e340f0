package dev.candor.sdk;

/** What becomes of a request's events by the status of its answer. */
public enum Fate {
  /** The answer's body says it, event by event. */
  READ,
  /** They come again, after a wait that the destination may make longer. */
  RETRY,
  /** They will never be taken. */
  REJECT,
  /** They will never be taken, and the destination is left alone for a day. */
  CLOSE,
  /** They come again in parts; a single one that is too large will never be taken. */
  SPLIT,
  /** They will never be taken, nor will anything else, ever. */
  STOP
}
