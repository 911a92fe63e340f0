package dev.candor.reference.multica;

import org.jspecify.annotations.Nullable;

/** Which agent program does the work. */
enum Provider {
  ANTIGRAVITY,
  CLAUDE,
  CODEX,
  COPILOT,
  CURSOR,
  GEMINI,
  HERMES,
  KIRO,
  KIMI,
  MULTICA_AGENT,
  OPENCLAW,
  OPENCODE,
  PI,
  OTHER;

  private static final Closed<Provider> CLOSED = Closed.of(values(), OTHER);

  static Provider of(@Nullable String text) {
    return CLOSED.find(text);
  }
}
