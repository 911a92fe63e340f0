package dev.candor.reference.coder;

/** What a workspace is doing. */
enum WorkspaceStatus {
  PENDING,
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  FAILED,
  CANCELING,
  CANCELED,
  DELETING,
  DELETED,
  UNKNOWN
}
