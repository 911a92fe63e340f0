package dev.candor.reference.ao;

import dev.candor.Name;
import java.util.Locale;

/**
 * The coding agents that AO drives. The contract lets any word through that looks like a name; a
 * word that somebody set themselves is {@code other} here.
 */
enum Harness {
  @Name("claude-code")
  CLAUDE_CODE,
  CODEX,
  OPENCODE,
  GEMINI,
  CURSOR,
  AIDER,
  AMP,
  GOOSE,
  COPILOT,
  DROID,
  KIMI,
  KIRO,
  QWEN,
  CLINE,
  CRUSH,
  AUGGIE,
  CONTINUE,
  OTHER;

  /** The agent of a name as AO's configuration writes it. */
  static Harness of(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    for (Harness each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return each;
      }
    }
    return OTHER;
  }
}
