package dev.candor.reference.altimate;

/** Whether a review was published. */
enum PostOutcome {
  NOT_REQUESTED,
  NOT_ATTEMPTED,
  TARGET_UNRESOLVED,
  FULL,
  PARTIAL,
  SUMMARY_FAILED
}
