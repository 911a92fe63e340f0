package dev.candor.collector.store;

/** A data folder cannot be used as asked. The message says what to do. */
public final class DataFolderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what to do. */
  public DataFolderException(String message) {
    super(message);
  }
}
