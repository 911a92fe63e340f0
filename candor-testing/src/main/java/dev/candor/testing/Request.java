package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a {@link FaultServer} got it.
 *
 * @param method such as {@code POST}
 * @param path with the query, if there is one
 * @param headers by name in lower case
 * @param body as a text, inflated where it came compressed
 */
public record Request(String method, String path, Map<String, String> headers, String body) {

  /** Copies its headers. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** A header's value; empty where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Reads the next request; null where none comes any more. */
  static @Nullable Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    String[] words = first.split(" ", 3);
    if (words.length < 3) {
      throw new IOException("'" + first + "' does not begin a request");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    byte[] body = body(in, headers);
    boolean gzip = "gzip".equals(headers.get("content-encoding"));
    return new Request(
        words[0], words[1], headers, new String(gzip ? inflated(body) : body, UTF_8));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      int length = number(line(in), 16);
      while (length > 0) {
        all.writeBytes(whole(in, length));
        line(in);
        length = number(line(in), 16);
      }
      line(in);
      return all.toByteArray();
    }
    return whole(in, number(headers.getOrDefault("content-length", "0"), 10));
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseUnsignedInt(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException("'" + text + "' is no length", e);
    }
  }

  private static byte[] whole(InputStream in, int length) throws IOException {
    byte[] all = in.readNBytes(length);
    if (all.length < length) {
      throw new EOFException(
          "the request ended after %d of %d bytes".formatted(all.length, length));
    }
    return all;
  }

  private static byte[] inflated(byte[] body) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes();
    }
  }

  /** A line without its end; empty where there is none. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
