package dev.candor.sdk.sink;

/** Which of OTLP's streams an event goes to. */
public enum Streams {
  /** An event that ended an operation is a span; any other is a log record. */
  APART,
  /** Every event is a log record, and there are no spans. */
  LOGS,
  /**
   * Every event is a log record with all its fields. One that ended an operation is a span, too,
   * with what is no text of anybody: numbers, flags and values of closed sets; of content, how long
   * it is, and of a list, how many elements it has. What is of a closed set, the plan says; without
   * one, and of what was recorded under another, a span has no text.
   */
  CONTENT_IN_LOGS
}
