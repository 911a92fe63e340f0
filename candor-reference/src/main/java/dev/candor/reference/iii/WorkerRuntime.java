package dev.candor.reference.iii;

import java.util.Locale;

/** The language that a worker runs in. */
enum WorkerRuntime {
  NODE,
  PYTHON,
  RUST,
  OTHER;

  /** The one that a worker says of itself; a worker that says nothing is not counted at all. */
  static WorkerRuntime of(String said) {
    return switch (said.strip().toLowerCase(Locale.ROOT)) {
      case "node", "nodejs", "javascript", "typescript" -> NODE;
      case "python", "py" -> PYTHON;
      case "rust" -> RUST;
      default -> OTHER;
    };
  }
}
