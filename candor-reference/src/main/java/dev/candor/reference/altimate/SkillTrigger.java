package dev.candor.reference.altimate;

/** What made a skill run. */
enum SkillTrigger {
  USER_COMMAND,
  LLM_SELECTED,
  AUTO_SUGGESTED,
  UNKNOWN
}
