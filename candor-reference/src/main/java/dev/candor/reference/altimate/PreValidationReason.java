package dev.candor.reference.altimate;

/** Why a check before running ended so. */
enum PreValidationReason {
  NO_CACHE,
  STALE_CACHE,
  EMPTY_CACHE,
  VALID,
  NON_STRUCTURAL,
  STRUCTURAL_ERROR,
  DISPATCHER_FAILED,
  VALIDATION_EXCEPTION
}
