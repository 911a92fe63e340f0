package dev.candor.reference.altimate;

/** Why signing in at the gateway failed. */
enum AuthFailure {
  TIMEOUT,
  DENIED,
  ERROR
}
