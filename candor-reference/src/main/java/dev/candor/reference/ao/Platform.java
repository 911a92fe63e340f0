package dev.candor.reference.ao;

/** Where the desktop application runs. */
enum Platform {
  DARWIN,
  LINUX,
  WIN32,
  OTHER
}
