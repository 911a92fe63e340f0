package dev.candor.collector.ingest;

/** The disk or the database failed. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what was tried, and what came of it. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
