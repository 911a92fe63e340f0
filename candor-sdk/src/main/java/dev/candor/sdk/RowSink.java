package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import java.io.IOException;

/**
 * A local destination of rows as they are: a file, or the console.
 *
 * <p><b>Threads.</b> Calls never overlap. {@link #close} is called once, after the last {@code
 * write} has returned.
 */
public interface RowSink extends AutoCloseable {

  /**
   * Writes whole lines.
   *
   * @param header what is true of all rows of the run; the same on every call
   * @param rows holds the lines in its first bytes; used again after the call returns
   * @param length how many bytes
   * @param epochMillis when the last of them was recorded
   * @throws IOException if they could not be written; they are then counted as lost
   */
  void write(RowHeader header, byte[] rows, int length, long epochMillis) throws IOException;

  /** Releases what the sink holds. */
  @Override
  default void close() throws IOException {}
}
