package dev.candor.reference.altimate;

/** What a skill is written in. */
enum SkillLanguage {
  PYTHON,
  BASH,
  TYPESCRIPT,
  SQL,
  MARKDOWN,
  OTHER
}
