package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import java.io.IOException;

/**
 * A local destination of rows as they are: files, a database, or the console.
 *
 * <p><b>Threads.</b> Calls never overlap. {@link #close} is called once, after the last {@code
 * write} has returned. A product's own store has a thread to itself, in which it is also made. It
 * is interrupted where a call takes longer than ten seconds, or goes on for a second when the tool
 * ends; it is then closed as soon as it is back, and another is made.
 *
 * <p><b>Failure.</b> A write takes all rows or none. Once it has returned, they survive the death
 * of the process; where it throws, or is not back in time, the same rows come again, later and with
 * others, or are counted as lost.
 */
public interface RowSink extends AutoCloseable {

  /**
   * Writes whole lines.
   *
   * @param header what is true of all rows of the run; the same on every call
   * @param rows holds the lines in its first bytes; used again after the call returns
   * @param length how many bytes
   * @param epochMillis when they are written
   * @throws IOException if none of them could be written
   */
  void write(RowHeader header, byte[] rows, int length, long epochMillis) throws IOException;

  /** Releases what the sink holds. */
  @Override
  default void close() throws IOException {}
}
