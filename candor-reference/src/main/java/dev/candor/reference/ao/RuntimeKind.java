package dev.candor.reference.ao;

/** What a session runs in. */
enum RuntimeKind {
  TMUX,
  PTY,
  PROCESS,
  CONTAINER,
  OTHER
}
