package dev.candor.reference.altimate;

/** How a check before running ended. */
enum PreValidation {
  SKIPPED,
  PASSED,
  BLOCKED,
  ERROR
}
