package dev.candor.reference.altimate;

import dev.candor.Name;

/** Why a model stopped. */
public enum FinishReason {
  /** It had said what it wanted to. */
  STOP,
  /** It had no more room. */
  LENGTH,
  /** It wants tools to be used. */
  @Name("tool-calls")
  TOOL_CALLS,
  /** Its provider did not want it to say more. */
  @Name("content-filter")
  CONTENT_FILTER,
  /** It failed. */
  ERROR,
  /** Nobody knows. */
  UNKNOWN,
  /** Anything else. */
  OTHER
}
