package dev.candor.reference.codex;

import dev.candor.Name;

/** When a person is asked before a command runs. */
enum ApprovalPolicy {
  UNTRUSTED,
  @Name("on-failure")
  ON_FAILURE,
  @Name("on-request")
  ON_REQUEST,
  NEVER
}
