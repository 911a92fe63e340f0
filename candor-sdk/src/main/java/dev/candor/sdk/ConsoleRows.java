package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import java.io.PrintStream;

/** Prints rows where a person can watch them: the header once, then each row on its line. */
public final class ConsoleRows implements RowSink {

  private final PrintStream out;
  private boolean begun;

  /** Prints to a stream, which it does not close. */
  public ConsoleRows(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(RowHeader header, byte[] rows, int length, long epochMillis) {
    if (!begun) {
      JsonWriter line = new JsonWriter(512);
      header.write(line);
      out.write(line.buffer(), 0, line.size());
      begun = true;
    }
    out.write(rows, 0, length);
    out.flush();
  }
}
