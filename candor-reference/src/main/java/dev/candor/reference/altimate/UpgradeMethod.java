package dev.candor.reference.altimate;

/** What an upgrade was made with. */
enum UpgradeMethod {
  NPM,
  BUN,
  BREW,
  OTHER
}
