package dev.candor.reference.ao;

/** What a notification leads to. */
enum NotificationTarget {
  PR,
  SESSION
}
