package dev.candor.reference.altimate;

/** The operating system. */
enum Os {
  DARWIN,
  LINUX,
  WIN32,
  OTHER
}
