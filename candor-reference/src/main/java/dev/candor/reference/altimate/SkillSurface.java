package dev.candor.reference.altimate;

/** Where somebody managed skills. */
enum SkillSurface {
  CLI,
  TUI
}
