package dev.candor.reference.conductor;

/** Who answers an agent. */
enum Provider {
  ANTHROPIC,
  OPENAI,
  BEDROCK,
  VERTEX,
  OTHER
}
