package dev.candor.reference.ao;

/** From where in the window an orchestrator was started. */
enum SpawnSource {
  BOARD,
  RESTORE_DIALOG,
  TOPBAR,
  SIDEBAR,
  PROJECT_ADD,
  SETTINGS,
  RESTART,
  COMMAND_PALETTE,
  OTHER
}
