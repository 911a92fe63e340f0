package dev.candor;

/** What a measured number counts. */
public enum Unit {
  /** Thousandths of a second. */
  MILLISECONDS,
  /** Seconds. */
  SECONDS,
  /** Days of 24 hours. */
  DAYS,
  /** Bytes. */
  BYTES,
  /** Characters of text. */
  CHARACTERS,
  /** Tokens of a language model. */
  TOKENS,
  /** Things, such as files or tests. */
  COUNT,
  /** Hundredths. */
  PERCENT,
  /** A part of one. */
  RATIO,
  /** Millions of bits a second. */
  MEGABITS_PER_SECOND,
  /** Dollars of the United States. */
  US_DOLLARS,
  /**
   * Parts of a dollar, ten thousand million to one, so that what a token costs is a whole number.
   */
  US_DOLLAR_TICKS
}
