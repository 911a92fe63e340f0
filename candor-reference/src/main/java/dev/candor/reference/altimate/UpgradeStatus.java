package dev.candor.reference.altimate;

/** How an upgrade ended. */
enum UpgradeStatus {
  SUCCESS,
  ERROR
}
