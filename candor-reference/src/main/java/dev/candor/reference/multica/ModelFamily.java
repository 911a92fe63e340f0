package dev.candor.reference.multica;

import java.util.List;

/** Whose a model without a price is: few enough to count by, and enough to see what is missing. */
enum ModelFamily {
  GPT,
  CLAUDE,
  GEMINI,
  DEEPSEEK,
  MINIMAX,
  QWEN,
  KIMI,
  GLM,
  GROK,
  LLAMA,
  MISTRAL,
  UNKNOWN,
  OTHER;

  /** The first family whose name stands anywhere in a tidy alias. */
  static ModelFamily of(String alias) {
    if (alias.equals("unknown")) {
      return UNKNOWN;
    }
    return List.of(values()).stream()
        .filter(family -> family != UNKNOWN && family != OTHER)
        .filter(family -> alias.contains(Closed.tidy(family.name())))
        .findFirst()
        .orElse(OTHER);
  }
}
