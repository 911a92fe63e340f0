package dev.candor.reference.coder;

/** Who or what wanted a build of a workspace. */
enum BuildReason {
  INITIATOR,
  AUTOSTART,
  AUTOSTOP,
  DORMANCY,
  DASHBOARD,
  CLI,
  SSH_CONNECTION,
  VSCODE_CONNECTION,
  JETBRAINS_CONNECTION,
  OTHER
}
