package dev.candor.reference.multica;

import dev.candor.Name;

/** The models whose tokens have a price; {@link #UNKNOWN} is every other. */
enum Model {
  @Name("gpt-5.5")
  GPT_5_5,
  @Name("gpt-5.4")
  GPT_5_4,
  @Name("gpt-5.4-mini")
  GPT_5_4_MINI,
  @Name("gpt-5.3-codex")
  GPT_5_3_CODEX,
  @Name("gpt-5.2-codex")
  GPT_5_2_CODEX,
  @Name("claude-opus-4.7")
  CLAUDE_OPUS_4_7,
  @Name("claude-opus-4.6")
  CLAUDE_OPUS_4_6,
  @Name("claude-opus-4.5")
  CLAUDE_OPUS_4_5,
  @Name("claude-sonnet-4.6")
  CLAUDE_SONNET_4_6,
  @Name("claude-sonnet-4.5")
  CLAUDE_SONNET_4_5,
  @Name("claude-haiku-4.5")
  CLAUDE_HAIKU_4_5,
  @Name("deepseek-v4-pro")
  DEEPSEEK_V4_PRO,
  @Name("deepseek-v4-flash")
  DEEPSEEK_V4_FLASH,
  @Name("minimax-m2.7")
  MINIMAX_M2_7,
  @Name("minimax-m2.7-highspeed")
  MINIMAX_M2_7_HIGHSPEED,
  @Name("gemini-3-flash")
  GEMINI_3_FLASH,
  @Name("gemini-3.1-pro")
  GEMINI_3_1_PRO,
  @Name("gemini-2.5-pro")
  GEMINI_2_5_PRO,
  @Name("gemini-2.5-flash")
  GEMINI_2_5_FLASH,
  UNKNOWN
}
