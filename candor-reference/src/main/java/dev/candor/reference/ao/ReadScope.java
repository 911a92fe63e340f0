package dev.candor.reference.ao;

/** How many notifications were marked as read. */
enum ReadScope {
  SINGLE,
  ALL
}
