package dev.candor.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.sdk.LocalStore;
import dev.candor.sdk.RowSink;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts the rows that reach a local sink, so that a benchmark knows when all have. */
final class CountedRows implements LocalStore, RowSink {

  private static final byte[] NUMBER = "\"event_sequence\":".getBytes(US_ASCII);

  private final @Nullable LocalStore store;
  private @Nullable RowSink next;
  private volatile long rows;

  /** Counts on the way to a store; to nowhere where it is null. */
  CountedRows(@Nullable LocalStore store) {
    this.store = store;
  }

  @Override
  public RowSink open(Site site) {
    next = store == null ? null : store.open(site);
    return this;
  }

  @Override
  public void write(RowHeader header, byte[] lines, int length, long epochMillis)
      throws IOException {
    if (next != null) {
      next.write(header, lines, length, epochMillis);
    }
    rows = last(lines, length);
  }

  /**
   * The number of the last row, which is how many there are: to count their ends would cost more.
   */
  private static long last(byte[] lines, int length) {
    int at = length - NUMBER.length;
    while (!Arrays.equals(lines, at, at + NUMBER.length, NUMBER, 0, NUMBER.length)) {
      at--;
    }
    long number = 0;
    for (int digit = at + NUMBER.length; lines[digit] >= '0' && lines[digit] <= '9'; digit++) {
      number = 10 * number + lines[digit] - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    if (next != null) {
      next.close();
    }
  }

  /** How many rows came, for any thread. */
  long rows() {
    return rows;
  }
}
