package dev.candor;

/** What a measured number counts. */
public enum Unit {
  /** Thousandths of a second. */
  MILLISECONDS,
  /** Seconds. */
  SECONDS,
  /** Bytes. */
  BYTES,
  /** Things, such as files or tests. */
  COUNT
}
