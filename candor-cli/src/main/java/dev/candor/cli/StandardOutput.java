package dev.candor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes. Remembers that not all of it got there, which a {@link java.io.PrintWriter}
 * keeps to itself.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream to;
  private @Nullable String trouble;

  StandardOutput(OutputStream to) {
    this.to = to;
  }

  /**
   * What kept it from being written whole; null where nothing did, or where who reads it has seen
   * enough, as {@code head} does.
   */
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void write(int letter) throws IOException {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      String words = String.valueOf(e.getMessage());
      trouble = words.toLowerCase(Locale.ROOT).contains("broken pipe") ? null : words;
      throw e;
    }
  }
}
