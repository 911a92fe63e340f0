package dev.candor.reference.conductor;

/** A language model, by its public name. */
final class Model {

  /** What one looks like, such as {@code claude-sonnet-4-5} or {@code openai/gpt-oss:20b}. */
  static final String PATTERN = "[a-z][a-z0-9]*([.:_/-][a-z0-9]+){0,8}";

  /** The longest one, in characters. */
  static final int LENGTH = 64;

  private Model() {}
}
