package dev.candor.reference.ao;

/** How a build came about. */
enum BuildMode {
  DEV,
  PACKAGED
}
