package dev.candor.collector.ingest;

/**
 * One field of an event as it arrived, before anybody looked into the plan.
 *
 * @param name its name on the wire
 * @param kind what JSON it was
 * @param text the text, or the digits of a number, or {@code true} or {@code false}; empty for an
 *     object or an array
 */
public record Field(String name, Kind kind, String text) {

  /** The JSON of a value. A null never arrives: it is an absent field. */
  public enum Kind {
    /** true or false. */
    FLAG,
    /** A number without a fraction that fits a long. */
    WHOLE,
    /** Any other number. */
    DECIMAL,
    /** A text. */
    TEXT,
    /** An object or an array. */
    NESTED
  }
}
