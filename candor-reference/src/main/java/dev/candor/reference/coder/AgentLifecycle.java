package dev.candor.reference.coder;

/** How far a workspace's agent has come. */
enum AgentLifecycle {
  CREATED,
  STARTING,
  START_TIMEOUT,
  START_ERROR,
  READY,
  SHUTTING_DOWN,
  SHUTDOWN_TIMEOUT,
  SHUTDOWN_ERROR,
  OFF,
  UNKNOWN
}
