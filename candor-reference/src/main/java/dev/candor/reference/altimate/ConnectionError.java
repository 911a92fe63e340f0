package dev.candor.reference.altimate;

/** Why a warehouse did not answer. */
enum ConnectionError {
  DRIVER_MISSING,
  NETWORK_ERROR,
  AUTH_FAILED,
  TIMEOUT,
  CONFIGURATION,
  QUERY_ERROR,
  PERMISSION,
  OTHER
}
