package dev.candor.reference.altimate;

/** How a task ended. */
enum TaskOutcome {
  COMPLETED,
  /** It ended without a tool having been used. */
  ABANDONED,
  /** A person stopped it. */
  ABORTED,
  ERROR
}
