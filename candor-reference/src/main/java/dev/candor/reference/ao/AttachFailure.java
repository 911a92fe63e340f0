package dev.candor.reference.ao;

/** Why a terminal could not be shown. */
enum AttachFailure {
  OPEN_TIMEOUT,
  PANE_ERROR
}
