package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;

/**
 * The row of an event where it was written, its newline behind it; good until the next is written.
 *
 * @param rows that it stands among
 * @param from where it begins
 * @param length in bytes, the newline included
 */
record Row(JsonWriter rows, int from, int length) {

  /** Without the newline. */
  @Override
  public String toString() {
    return new String(rows.buffer(), from, length - 1, UTF_8);
  }
}
