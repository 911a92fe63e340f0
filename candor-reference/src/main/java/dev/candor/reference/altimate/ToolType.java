package dev.candor.reference.altimate;

/** Where a tool comes from. */
public enum ToolType {
  /** It came with the program. */
  STANDARD,
  /** It comes from a server of tools that somebody set up. */
  MCP
}
