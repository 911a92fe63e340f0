package dev.candor.reference.ao;

/** Where a report goes that a person wrote. */
enum SupportDestination {
  GITHUB,
  DISCORD,
  EMAIL
}
