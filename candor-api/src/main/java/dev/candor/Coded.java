package dev.candor;

/**
 * A failure with a code of its own, which the rows of this machine show beside its message. A
 * product's exceptions may implement it; a code is taken from nothing else.
 */
public interface Coded {

  /** The code, such as {@code ENOENT} or {@code 404}. */
  String code();
}
