package dev.candor.reference.altimate;

/** What a check of a file's age found. */
enum StaleOutcome {
  STALE
}
