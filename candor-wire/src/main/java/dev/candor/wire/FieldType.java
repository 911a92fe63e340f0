package dev.candor.wire;

/** The JSON type of a field's value, or of each of its elements where it is a list or a map. */
public enum FieldType {
  /** true or false. */
  FLAG,
  /** A number without a fraction, of either sign. */
  WHOLE,
  /** A number without a fraction, from 0 to 9223372036854775807. */
  UNSIGNED,
  /** A number. */
  DECIMAL,
  /** A text. */
  TEXT
}
