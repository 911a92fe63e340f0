package dev.candor.reference.altimate;

/** What launched the tool. */
enum ClientSource {
  CLI,
  VSCODE,
  DESKTOP,
  ACP,
  GITHUB,
  OTHER
}
