package dev.candor.reference.altimate;

/** Where a command comes from. */
public enum CommandSource {
  /** A file of commands. */
  COMMAND,
  /** A server of tools. */
  MCP,
  /** A skill. */
  SKILL,
  /** Nobody knows. */
  UNKNOWN
}
