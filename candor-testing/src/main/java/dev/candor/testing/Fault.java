package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link FaultServer} answers to a request: an answer as a destination gives it, or one of
 * the ways in which a network fails. Immutable: what adds to it makes another.
 */
public final class Fault {

  private static final int MEMBER = 16 * 1024 * 1024;
  private static final int MEMBERS = 256;

  /** How an answer is told. */
  enum Way {
    WHOLE,
    CUT_SHORT,
    RESET,
    HANG_UP,
    SILENCE,
    SLOW_HEADERS,
    SLOW_BODY,
    ENDLESS
  }

  private final String name;
  private final Way way;
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Fault(String name, Way way, int status, Map<String, String> headers, byte[] body) {
    this.name = name;
    this.way = way;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  private static Fault of(String name, Way way) {
    return new Fault(name, way, 200, Map.of(), new byte[0])
        .header("Content-Type", "application/json");
  }

  /** A status with a body of JSON, such as a vendor's results for each event. */
  public static Fault answer(int status, String json) {
    return new Fault("" + status, Way.WHOLE, status, Map.of(), json.getBytes(UTF_8))
        .header("Content-Type", "application/json");
  }

  /** A status without a body. */
  public static Fault status(int status) {
    return new Fault("" + status, Way.WHOLE, status, Map.of(), new byte[0]);
  }

  /** A network that wants a log-in first: a page, where an answer to a program was awaited. */
  public static Fault page(int status) {
    String html = "<!DOCTYPE html><html><title>Welcome to our Wi-Fi</title><p>Log in</html>";
    return new Fault(status + " with a page", Way.WHOLE, status, Map.of(), html.getBytes(UTF_8))
        .header("Content-Type", "text/html; charset=utf-8");
  }

  /** A redirect, with status 301 to 308. */
  public static Fault redirect(int status, URI to) {
    return status(status).header("Location", to.toString());
  }

  /** Success by its status, and a body that is of no protocol. */
  public static Fault garbage() {
    return new Fault("200 with garbage", Way.WHOLE, 200, Map.of(), new byte[] {0, -1, 7, '{', -61})
        .header("Content-Type", "application/json");
  }

  /** A body of 4 MiB that would inflate to 4 GiB. */
  public static Fault bomb() {
    return new Fault("a gzip bomb", Way.WHOLE, 200, Map.of(), compressed())
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip");
  }

  private static byte[] compressed() {
    byte[] blanks = new byte[MEMBER];
    Arrays.fill(blanks, (byte) ' ');
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(blanks);
    } catch (IOException e) {
      throw new UncheckedIOException("memory never fails so", e);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < MEMBERS; i++) {
      all.writeBytes(member.toByteArray());
    }
    return all.toByteArray();
  }

  /** The request is read, and nothing ever answered. */
  public static Fault silence() {
    return of("silence", Way.SILENCE);
  }

  /** The connection is reset once the request is read. */
  public static Fault hangUp() {
    return of("a connection reset before the answer", Way.HANG_UP);
  }

  /** The headers come a byte at a time, and never end. */
  public static Fault slowHeaders() {
    return of("headers a byte at a time", Way.SLOW_HEADERS);
  }

  /** The body comes a byte at a time, and never ends. */
  public static Fault slowBody() {
    return of("a body a byte at a time", Way.SLOW_BODY);
  }

  /** The body comes as fast as it can be read, and never ends. */
  public static Fault endlessBody() {
    return of("a body without an end", Way.ENDLESS);
  }

  /** The same answer, but it ends in the midst of its body. */
  public Fault cutShort() {
    return new Fault(name + " cut short", Way.CUT_SHORT, status, headers, body);
  }

  /** The same answer, but the connection is reset in the midst of its body. */
  public Fault reset() {
    return new Fault(name + " reset in the body", Way.RESET, status, headers, body);
  }

  /** The same answer with a header. */
  public Fault header(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Fault(name, way, status, more, body);
  }

  /** The same answer with {@code Retry-After} in seconds. */
  public Fault retryAfter(Duration wait) {
    return header("Retry-After", "" + wait.toSeconds());
  }

  /** The same answer with {@code Retry-After} as a date. */
  public Fault retryAfter(Instant until) {
    return header(
        "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
  }

  Way way() {
    return way;
  }

  byte[] body() {
    return body.clone();
  }

  /** The status line and the headers, with an empty line behind them where they have an end. */
  byte[] head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\n");
    headers.forEach((header, value) -> head.append(header + ": " + value + "\r\n"));
    boolean bodied = status >= 200 && status != 204 && status != 304;
    switch (way) {
      case WHOLE -> head.append(bodied ? "Content-Length: " + body.length + "\r\n\r\n" : "\r\n");
      case CUT_SHORT, RESET -> head.append("Content-Length: " + (body.length + 1) + "\r\n\r\n");
      case SLOW_HEADERS -> head.append("X-Slow: ");
      case SLOW_BODY, ENDLESS -> head.append("Connection: close\r\n\r\n");
      case HANG_UP, SILENCE -> head.setLength(0);
    }
    return head.toString().getBytes(ISO_8859_1);
  }

  /** What it is, for a person. */
  @Override
  public String toString() {
    return name;
  }
}
