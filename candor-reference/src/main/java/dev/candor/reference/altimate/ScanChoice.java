package dev.candor.reference.altimate;

/** What was answered to the question whether to look around. */
enum ScanChoice {
  SCAN,
  SKIP,
  DISMISSED
}
