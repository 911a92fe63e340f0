package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a destination answered to one request. Immutable. */
public final class Response {

  private static final int MAX_SHOWN = 200;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean tooLong;

  /**
   * An answer.
   *
   * @param headers by name in lower case
   * @param body whole
   */
  public Response(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body.clone(), false);
  }

  private Response(int status, Map<String, String> headers, byte[] body, boolean tooLong) {
    this.status = status;
    this.headers = new TreeMap<>(headers);
    this.body = body;
    this.tooLong = tooLong;
  }

  /** An answer of which nobody read the end: so much of it that it can be told from a page. */
  static Response tooLong(int status, Map<String, String> headers, byte[] begun) {
    return new Response(status, headers, Arrays.copyOf(begun, MAX_SHOWN), true);
  }

  /** Whether its end was not read. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** A header's value; empty where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The body. */
  public byte[] bytes() {
    return body.clone();
  }

  /**
   * The body as a JSON object.
   *
   * @throws MalformedException if it is none
   */
  public Json.Members json() {
    return Json.parse(body).object();
  }

  /** The body as a text, no longer than a message to a person should be. */
  public String shown() {
    return shown(new String(body, 0, Math.min(body.length, 4 * MAX_SHOWN), UTF_8).strip());
  }

  /** A text that a stranger wrote a part of, as it may be told to a person. */
  static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]+", " ");
    return plain.length() <= MAX_SHOWN ? plain : plain.substring(0, MAX_SHOWN) + " …";
  }

  /**
   * Whether a page for people came where an answer to a program was awaited: a network that wants a
   * log-in first does that, with any status.
   */
  boolean isPage() {
    String type = header("content-type").toLowerCase(Locale.ROOT);
    String start = new String(body, 0, Math.min(body.length, 64), UTF_8).strip();
    return type.startsWith("text/html") || start.startsWith("<");
  }

  /**
   * How long the destination asks to be left alone, by {@code Retry-After} in seconds or as a date;
   * zero where it does not say so intelligibly. A date is told by its own clock, and so is the time
   * of its answer: that of this machine may be wrong.
   *
   * @param now the time of the answer where it does not say one
   */
  public Duration retryAfter(Instant now) {
    String value = header("retry-after").strip();
    if (value.isEmpty()) {
      return Duration.ZERO; // nearly always: no date need be read
    }
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant told = HttpDate.read(header("date").strip(), now).orElse(now);
    Duration asked = Duration.between(told, HttpDate.read(value, told).orElse(told));
    return asked.isNegative() ? Duration.ZERO : asked;
  }
}
