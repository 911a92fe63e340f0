package dev.candor.reference.altimate;

/** Where a connection was found. */
enum ConnectionSource {
  CONFIG,
  DBT_PROFILE,
  DOCKER,
  ENV_VAR,
  MANUAL,
  OTHER
}
