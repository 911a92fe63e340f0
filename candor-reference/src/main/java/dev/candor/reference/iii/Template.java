package dev.candor.reference.iii;

/** A template that projects are made from. */
final class Template {

  /** What its name looks like, such as {@code quickstart}. */
  static final String PATTERN = "[a-z][a-z0-9-]*";

  /** The longest name, in characters. */
  static final int LENGTH = 40;

  /** What the id of one of its functions looks like, such as {@code hello::world}. */
  static final String FUNCTION = "[A-Za-z][A-Za-z0-9_]*((::|[.-])[A-Za-z0-9_]+){0,4}";

  private Template() {}
}
