package dev.candor.reference.altimate;

/** How a review ended. */
enum ReviewStatus {
  COMPLETED,
  FAILED
}
