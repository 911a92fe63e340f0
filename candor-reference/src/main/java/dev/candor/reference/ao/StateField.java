package dev.candor.reference.ao;

/** Which part of a session's state. */
enum StateField {
  STATUS,
  ACTIVITY
}
