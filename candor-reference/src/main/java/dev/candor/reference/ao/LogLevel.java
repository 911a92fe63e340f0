package dev.candor.reference.ao;

/** How much somebody should care. */
enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
