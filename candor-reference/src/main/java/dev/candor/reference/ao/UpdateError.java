package dev.candor.reference.ao;

/** Why an update did not come about. */
enum UpdateError {
  NETWORK,
  SIGNATURE,
  PERMISSION,
  DISK_SPACE,
  NOT_FOUND,
  NOT_SUPPORTED,
  UNKNOWN
}
