package dev.candor.reference.altimate;

/** Whether a server of tools is there. */
enum McpStatus {
  CONNECTED,
  DISCONNECTED,
  ERROR
}
