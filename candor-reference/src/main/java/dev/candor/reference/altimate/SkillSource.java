package dev.candor.reference.altimate;

/** Whose a skill is. */
enum SkillSource {
  BUILTIN,
  GLOBAL,
  PROJECT
}
