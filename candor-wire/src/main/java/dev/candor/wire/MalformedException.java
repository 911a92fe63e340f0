package dev.candor.wire;

/** Bytes that are not what their format says. The message says what was wrong and where. */
public final class MalformedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** With what was wrong. */
  public MalformedException(String message) {
    super(message);
  }
}
