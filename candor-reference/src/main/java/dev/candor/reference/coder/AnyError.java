package dev.candor.reference.coder;

/** What kind of failure ended an operation, where the contract does not list the kinds. */
enum AnyError {
  EXCEPTION,
  AUTH_FAILED,
  TIMEOUT,
  NETWORK,
  NOT_FOUND,
  CANCELLED,
  OTHER
}
