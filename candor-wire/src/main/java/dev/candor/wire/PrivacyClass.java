package dev.candor.wire;

/**
 * What may be done with a field's value, and where it may go. In order: each tells more of a person
 * than the one before it, but for {@link #LOCAL_ONLY}, which tells nothing.
 */
public enum PrivacyClass {
  /** Never leaves. */
  LOCAL_ONLY,
  /** A yes or no, a number, or one of an enum's names: leaves as itself. */
  VALUE,
  /** A text out of a closed set, or the fall-back. */
  ONE_OF,
  /** The public name of a thing, or {@code other}. */
  IDENTIFIER,
  /** A random token of the product. */
  OPAQUE,
  /** A keyed hash of an identity. */
  HASHED,
  /** A failure's class and own frames, without its message. */
  CRASH,
  /** Content, masked and cut, where the person agreed to it by name. */
  MASKED
}
