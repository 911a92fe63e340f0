package dev.candor.sdk.sink;

/**
 * Who tells vendors of events, as they are told. The version is that of the translations, not of
 * the jar: a later jar must make the same body again from a receipt.
 */
final class Library {

  static final String NAME = "candor-java";
  static final String VERSION = "1.0.0";

  /** Both, as in a {@code User-Agent}. */
  static final String AGENT = NAME + "/" + VERSION;

  private Library() {}
}
