package dev.candor.reference.altimate;

/** How signing in ended. */
enum LoginStatus {
  SUCCESS,
  ERROR
}
