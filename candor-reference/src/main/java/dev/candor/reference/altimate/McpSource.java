package dev.candor.reference.altimate;

import dev.candor.Name;

/** Whose configuration servers of tools were found in. */
enum McpSource {
  @Name("vscode")
  VSCODE,
  CURSOR,
  @Name("claude-code")
  CLAUDE_CODE,
  @Name("claude-desktop")
  CLAUDE_DESKTOP,
  COPILOT,
  GEMINI,
  WINDSURF,
  OTHER
}
