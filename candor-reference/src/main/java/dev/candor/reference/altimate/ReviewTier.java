package dev.candor.reference.altimate;

/** How much a review looks at. */
enum ReviewTier {
  TRIVIAL,
  LITE,
  FULL,
  OTHER
}
