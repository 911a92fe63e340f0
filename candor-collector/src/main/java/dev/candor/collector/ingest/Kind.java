package dev.candor.collector.ingest;

/** What an event proved of its actor, once the environment is known. */
public enum Kind {
  /** Nothing. */
  NONE(0),
  /** A person developed something. */
  DEVELOPMENT(1),
  /** The tool ran, whoever started it. */
  RUNTIME(2);

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /** The number it is kept as. */
  public int code() {
    return code;
  }
}
