package dev.candor.reference.altimate;

/** What was tried after a failure. */
enum Strategy {
  RETRY,
  COMPACTION,
  FALLBACK_MODEL,
  REAUTHENTICATE,
  OTHER
}
