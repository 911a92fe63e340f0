package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;

/**
 * The row of an event in the buffer that an {@link Encoder} wrote it into; good until that buffer
 * is used again.
 *
 * @param rows the buffer
 * @param from where the row begins in it
 * @param length in bytes, the newline at its end included
 */
record EncodedRow(JsonWriter rows, int from, int length) {

  /** Without the newline. */
  @Override
  public String toString() {
    return new String(rows.buffer(), from, length - 1, UTF_8);
  }
}
