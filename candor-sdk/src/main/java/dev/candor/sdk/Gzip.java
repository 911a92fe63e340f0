package dev.candor.sdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes bodies small, as one member of RFC 1952: some servers read no second one. Rows are so much
 * alike that the fastest level does; the others cost three times.
 */
final class Gzip extends GZIPOutputStream {

  /**
   * How much goes into zlib's window without its being moved, which costs half as much again as all
   * the rest. A window that begins anew instead makes a body one in a hundred longer.
   */
  private static final int STRETCH = 60 * 1024;

  private Gzip(OutputStream out) throws IOException {
    super(out, 8 * 1024);
    def.setLevel(Deflater.BEST_SPEED);
  }

  /** A body, compressed. */
  static byte[] of(byte[] body) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream(64 + body.length / 4);
    try (Gzip gzip = new Gzip(small)) {
      for (int from = 0; from < body.length; from += STRETCH) {
        if (from > 0) {
          gzip.beginAnew();
        }
        gzip.write(body, from, Math.min(STRETCH, body.length - from));
      }
    }
    return small.toByteArray();
  }

  /** Ends a stretch: {@link Deflater#FULL_FLUSH} takes the window back to its beginning. */
  private void beginAnew() throws IOException {
    int length = buf.length;
    while (length == buf.length) {
      length = def.deflate(buf, 0, buf.length, Deflater.FULL_FLUSH);
      out.write(buf, 0, length);
    }
  }
}
