package dev.candor.reference.altimate;

/** The processor. */
enum Arch {
  X64,
  ARM64,
  OTHER
}
