package dev.candor.reference.ao;

/** Which builds a person chose. */
enum ReleaseChannel {
  STABLE,
  NIGHTLY,
  FEATURE,
  UNKNOWN
}
