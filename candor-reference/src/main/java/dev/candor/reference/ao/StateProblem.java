package dev.candor.reference.ao;

/** What is wrong with a part of a session's state. */
enum StateProblem {
  MISSING,
  UNRECOGNIZED
}
