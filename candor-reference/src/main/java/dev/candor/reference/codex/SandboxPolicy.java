package dev.candor.reference.codex;

import dev.candor.Name;

/** What a command may touch. */
enum SandboxPolicy {
  @Name("read-only")
  READ_ONLY,
  @Name("workspace-write")
  WORKSPACE_WRITE,
  @Name("danger-full-access")
  DANGER_FULL_ACCESS,
  @Name("external-sandbox")
  EXTERNAL_SANDBOX
}
