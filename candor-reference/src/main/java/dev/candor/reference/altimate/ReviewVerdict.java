package dev.candor.reference.altimate;

/** What a review says. */
enum ReviewVerdict {
  APPROVE,
  COMMENT,
  REQUEST_CHANGES,
  OTHER
}
