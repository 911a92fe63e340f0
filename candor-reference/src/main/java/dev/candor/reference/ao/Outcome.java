package dev.candor.reference.ao;

/** How an attempt ended. */
enum Outcome {
  SUCCEEDED,
  FAILED
}
