package dev.candor.bench;

/** How a build ended. */
enum Outcome {
  /** All went well. */
  PASSED,
  /** A step failed. */
  FAILED,
  /** A person stopped it. */
  CANCELLED;

  /** The word on the wire. */
  String word() {
    return switch (this) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }
}
