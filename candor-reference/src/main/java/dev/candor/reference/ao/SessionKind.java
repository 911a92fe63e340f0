package dev.candor.reference.ao;

/** What a session is for. */
enum SessionKind {
  WORKER,
  ORCHESTRATOR
}
