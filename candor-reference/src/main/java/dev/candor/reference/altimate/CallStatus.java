package dev.candor.reference.altimate;

/** How a call ended. */
public enum CallStatus {
  /** Well. */
  SUCCESS,
  /** Not well. */
  ERROR
}
