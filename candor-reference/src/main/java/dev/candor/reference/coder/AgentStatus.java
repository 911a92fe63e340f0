package dev.candor.reference.coder;

/** Whether a workspace's agent can be reached. */
enum AgentStatus {
  CONNECTING,
  CONNECTED,
  DISCONNECTED,
  TIMEOUT,
  UNKNOWN
}
