package dev.candor.reference.coder;

/** What a build of a workspace does to it. */
enum BuildTransition {
  START,
  STOP,
  DELETE
}
