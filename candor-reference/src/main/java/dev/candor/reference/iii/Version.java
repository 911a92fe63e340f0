package dev.candor.reference.iii;

/** A version of the engine or of one of its programs. */
final class Version {

  /** What one looks like, such as {@code 0.11.2} or {@code 1.0.0-rc.1}. */
  static final String PATTERN = "[0-9]{1,5}(\\.[0-9]{1,5}){1,3}(-[a-z0-9.]{1,20})?";

  /** The longest one, in characters. */
  static final int LENGTH = 30;

  private Version() {}
}
