package dev.candor.reference.ao;

/** The processor. */
enum Arch {
  AMD64,
  ARM64,
  OTHER
}
