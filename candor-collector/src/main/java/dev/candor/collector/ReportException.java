package dev.candor.collector;

/** A report was asked for in a way that has no answer. The message says what to write. */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what to write. */
  public ReportException(String message) {
    super(message);
  }
}
