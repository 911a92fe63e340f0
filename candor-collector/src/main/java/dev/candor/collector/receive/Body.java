package dev.candor.collector.receive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The body of a request, read within bounds: on the wire, and again while it is inflated. */
final class Body {

  /** The most that is read from the wire, in bytes. */
  static final int MAX_WIRE = 8 << 20;

  /** The most that it may inflate to, in bytes. */
  static final int MAX_INFLATED = 20 << 20;

  private Body() {}

  /** Checks that the encoding is read here; true where it is gzip. */
  static boolean gzip(Optional<String> encoding) {
    String word = encoding.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("identity");
    return switch (word) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw Refusal.encoding(
              "the content encoding '%s' is not read here: send gzip, or no encoding"
                  .formatted(word));
    };
  }

  /** Checks that the content is JSON. */
  static void json(Optional<String> type) {
    String word = type.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
    if (!word.equals("application/json") && !word.startsWith("application/json;")) {
      throw Refusal.encoding(
          "the content type '%s' is not read here: send application/json".formatted(word));
    }
  }

  /** Reads what comes over the wire. */
  static byte[] wire(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_WIRE + 1);
    if (bytes.length > MAX_WIRE) {
      throw Refusal.tooLarge(
          "more than %d bytes on the wire: send fewer events a request".formatted(MAX_WIRE));
    }
    return bytes;
  }

  /** Inflates a body, and stops at the bound however much more there would be. */
  static byte[] inflated(byte[] wire) {
    byte[] buffer = new byte[Math.min(MAX_INFLATED + 1, Math.max(1024, 8 * wire.length))];
    int size = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(wire), 8192)) {
      int read = in.read(buffer);
      while (read >= 0) {
        size += read;
        if (size > MAX_INFLATED) {
          throw Refusal.tooLarge(
              "more than %d bytes inflated: send fewer events a request".formatted(MAX_INFLATED));
        }
        if (size == buffer.length) {
          buffer = Arrays.copyOf(buffer, Math.min(MAX_INFLATED + 1, 2 * size));
        }
        read = in.read(buffer, size, buffer.length - size);
      }
    } catch (IOException e) {
      String words = e.getMessage() == null ? "it ends too early" : e.getMessage();
      throw Refusal.undecodable("the body is not whole gzip (" + words + ")");
    }
    return Arrays.copyOf(buffer, size);
  }
}
