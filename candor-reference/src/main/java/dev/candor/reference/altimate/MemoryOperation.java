package dev.candor.reference.altimate;

/** What was done with a note. */
enum MemoryOperation {
  WRITE,
  DELETE
}
