package dev.candor.reference.coder;

/** How an operation ended. */
enum Result {
  SUCCESS,
  ABORTED,
  ERROR
}
