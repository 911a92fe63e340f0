package dev.candor.reference.altimate;

/** Who denied a tool. */
enum DenialSource {
  USER,
  CONFIG_RULE
}
