package dev.candor.reference.ao;

/** The operating system. */
enum Os {
  LINUX,
  DARWIN,
  WINDOWS,
  OTHER
}
