package dev.candor.reference.codex;

/** A language model, by its public name. */
final class Model {

  /** What one looks like, such as {@code gpt-5.1-codex} or {@code openai/gpt-oss:20b}. */
  static final String PATTERN = "[a-z][a-z0-9]*([.:_/-][a-z0-9]+){0,8}";

  /** The longest one, in characters. */
  static final int LENGTH = 64;

  private Model() {}
}
