package dev.candor.reference.ao;

/** What an agent is doing. */
enum ActivityState {
  ACTIVE,
  IDLE,
  WAITING_INPUT,
  BLOCKED,
  EXITED
}
