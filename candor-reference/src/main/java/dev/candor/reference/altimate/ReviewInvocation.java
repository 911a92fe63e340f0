package dev.candor.reference.altimate;

/** Who reached the reviewer. */
enum ReviewInvocation {
  CLI,
  TOOL
}
