package dev.candor.reference.altimate;

/** Whom a note is for. */
enum MemoryScope {
  GLOBAL,
  PROJECT
}
