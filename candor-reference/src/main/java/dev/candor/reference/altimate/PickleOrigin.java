package dev.candor.reference.altimate;

/** Where the question about the free model came from. */
enum PickleOrigin {
  WELCOME,
  MODEL
}
