package dev.candor.reference.ao;

/** Who wanted an update. */
enum UpdateTrigger {
  AUTOMATIC,
  MANUAL
}
