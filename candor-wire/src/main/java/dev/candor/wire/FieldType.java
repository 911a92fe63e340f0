package dev.candor.wire;

/** The JSON type of a field's value. */
public enum FieldType {
  /** true or false. */
  FLAG,
  /** A number without a fraction. */
  WHOLE,
  /** A number. */
  DECIMAL,
  /** A text. */
  TEXT
}
