package dev.candor.reference.ao;

/** What a review says. */
enum Verdict {
  APPROVED,
  CHANGES_REQUESTED
}
