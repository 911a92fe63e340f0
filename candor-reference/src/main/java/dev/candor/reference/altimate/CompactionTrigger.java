package dev.candor.reference.altimate;

/** Why a conversation was made shorter. */
enum CompactionTrigger {
  OVERFLOW_DETECTION,
  ERROR_RECOVERY
}
