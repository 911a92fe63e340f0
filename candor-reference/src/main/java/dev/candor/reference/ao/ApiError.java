package dev.candor.reference.ao;

/** What went wrong between the window and the daemon. */
enum ApiError {
  DAEMON_UNAVAILABLE,
  NETWORK_ERROR,
  HTTP_4XX,
  HTTP_5XX
}
