package dev.candor.bench;

import dev.candor.sdk.RowSink;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Counts the rows that reach a local sink, so that a benchmark knows when all have. */
final class CountedRows implements RowSink {

  private final @Nullable RowSink next;
  private long counted;
  private volatile long rows;

  /** Counts on the way to a sink; to nowhere where it is null. */
  CountedRows(@Nullable RowSink next) {
    this.next = next;
  }

  @Override
  public void write(RowHeader header, byte[] lines, int length, long epochMillis)
      throws IOException {
    if (next != null) {
      next.write(header, lines, length, epochMillis);
    }
    for (int i = 0; i < length; i++) {
      if (lines[i] == '\n') {
        counted++;
      }
    }
    rows = counted;
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
