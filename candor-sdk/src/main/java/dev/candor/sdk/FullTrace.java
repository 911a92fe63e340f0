package dev.candor.sdk;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * Writes a failure's whole stack trace, with messages and causes, for this machine only. Keeps what
 * a failure's own methods wrote until they threw, and not more than {@value #MAX_LENGTH}
 * characters, cut at a line: a chain of causes may have no end.
 */
final class FullTrace extends Writer {

  private static final int MAX_LENGTH = 64 * 1024;

  private final StringBuilder text = new StringBuilder();

  private FullTrace() {}

  /** The trace of a failure, whatever its methods do. */
  static String of(Throwable failure) {
    FullTrace trace = new FullTrace();
    try (PrintWriter out = new PrintWriter(trace)) {
      failure.printStackTrace(out);
    } catch (Exception | Error e) { // a failure may be any class, and its methods its own
      if (trace.text.length() == 0) {
        return failure.getClass().getName();
      }
    }
    return trace.text.toString();
  }

  @Override
  public void write(char[] from, int offset, int length) {
    int room = MAX_LENGTH - text.length();
    text.append(from, offset, Math.min(room, length));
    if (length > room) {
      int line = text.lastIndexOf("\n");
      text.setLength(line < 0 ? text.length() : line + 1);
      throw new FullException();
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** Ends the writing of a trace that is too long. */
  private static final class FullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private FullException() {
      super("the trace is too long", null, false, false);
    }
  }
}
