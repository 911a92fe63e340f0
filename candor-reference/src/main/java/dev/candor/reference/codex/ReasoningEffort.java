package dev.candor.reference.codex;

/** How long a model thinks. */
enum ReasoningEffort {
  NONE,
  MINIMAL,
  LOW,
  MEDIUM,
  HIGH,
  XHIGH
}
