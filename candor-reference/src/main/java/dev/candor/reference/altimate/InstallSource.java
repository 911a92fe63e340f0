package dev.candor.reference.altimate;

/** What kind of place skills were installed from; never which. */
enum InstallSource {
  REPOSITORY,
  URL,
  LOCAL,
  OTHER
}
