package dev.candor.reference.ao;

/** What the daemon's supervisor sees. */
enum DaemonState {
  STARTING,
  READY,
  STOPPED,
  ERROR
}
