package dev.candor.reference.altimate;

/** What was answered to the question about the free model. */
enum PickleChoice {
  ACCEPT,
  CANCEL
}
