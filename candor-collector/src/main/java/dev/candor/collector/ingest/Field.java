package dev.candor.collector.ingest;

/**
 * One field of an event as it arrived, before anybody looked into the plan.
 *
 * @param name its name on the wire
 * @param kind what JSON it was
 * @param text the text, or the digits of a number, or {@code true} or {@code false}; the JSON of an
 *     array or an object, or empty where it is longer than anybody looks into
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
    /** An array. */
    LIST,
    /** An object. */
    MAP;

    /** Whether it holds other values. */
    public boolean nested() {
      return this == LIST || this == MAP;
    }
  }
}
