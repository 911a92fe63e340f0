package dev.candor.reference.iii;

import dev.candor.Name;

/** The SDK that a worker is written with. */
enum SdkLanguage {
  @Name("iii-node")
  NODE,
  @Name("iii-py")
  PYTHON,
  @Name("iii-rust")
  RUST,
  OTHER;

  /** The one for a worker's language; the contract passes any other on as it came. */
  static SdkLanguage of(WorkerRuntime runtime) {
    return switch (runtime) {
      case NODE -> NODE;
      case PYTHON -> PYTHON;
      case RUST -> RUST;
      case OTHER -> OTHER;
    };
  }
}
