package dev.candor;

/** How an operation ended. */
public enum SpanResult {
  /** It returned, and nobody said otherwise. */
  SUCCESS,
  /** It was given up. */
  ABORTED,
  /** It failed. */
  ERROR
}
