package dev.candor.reference.altimate;

/** Whether a task seems to have pleased whoever gave it. */
enum QualitySignal {
  ACCEPTED,
  ERROR,
  ABANDONED,
  CANCELLED;

  /** What the end of a task says of it. */
  static QualitySignal of(TaskOutcome outcome) {
    return switch (outcome) {
      case COMPLETED -> ACCEPTED;
      case ABANDONED -> ABANDONED;
      case ABORTED -> CANCELLED;
      case ERROR -> ERROR;
    };
  }
}
