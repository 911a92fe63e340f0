package dev.candor;

/** How much a person lets a product record. In order: each allows what the one before it does. */
public enum Level {
  /** Nothing is recorded: no file, no thread, no connection. */
  OFF,
  /** Events are kept on this machine; nothing leaves it. */
  LOCAL,
  /** What was agreed may leave. */
  ON
}
