package dev.candor.wire;

/** What may be done with a field's value, and where it may go. */
public enum PrivacyClass {
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
  /** Never leaves. */
  LOCAL_ONLY
}
