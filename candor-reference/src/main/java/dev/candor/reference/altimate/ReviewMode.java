package dev.candor.reference.altimate;

/** How strictly a review is made. */
enum ReviewMode {
  COMMENT,
  GATE,
  OTHER
}
