package dev.candor.reference.altimate;

/** Which first jobs were offered. */
enum MenuVariant {
  WAREHOUSE,
  NO_DATA
}
