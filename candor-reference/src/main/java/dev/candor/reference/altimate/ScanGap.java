package dev.candor.reference.altimate;

/** What a look around could not see. */
enum ScanGap {
  GIT,
  DBT,
  DOCKER,
  CONNECTIONS,
  MCP,
  CONFIG,
  TIMEOUT,
  OTHER
}
