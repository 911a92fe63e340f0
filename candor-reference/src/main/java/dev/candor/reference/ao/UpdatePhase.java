package dev.candor.reference.ao;

/** What an update was at. */
enum UpdatePhase {
  CHECK,
  DOWNLOAD
}
