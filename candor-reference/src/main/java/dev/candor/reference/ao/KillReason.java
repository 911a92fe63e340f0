package dev.candor.reference.ao;

/** Who ended a session. */
enum KillReason {
  USER,
  REAPER,
  MERGED
}
