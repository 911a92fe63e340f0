package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request of a protocol: a POST of a whole body, whose length is told. Immutable: what adds to
 * it makes another.
 */
public final class Message {

  private final URI to;
  private final byte[] body;
  private final List<Integer> of;
  private final Map<String, String> headers;
  private final Map<String, String> secrets;
  private final boolean gzip;

  private Message(
      URI to,
      byte[] body,
      List<Integer> of,
      Map<String, String> headers,
      Map<String, String> secrets,
      boolean gzip) {
    this.to = to;
    this.body = body;
    this.of = of;
    this.headers = headers;
    this.secrets = secrets;
    this.gzip = gzip;
  }

  /**
   * A request with a body of JSON. It says what sends, where a protocol says no more; the JDK would
   * say which Java runs here.
   *
   * @param of the places of the parcel's events that it carries, rising
   */
  public static Message json(URI to, JsonWriter body, List<Integer> of) {
    return new Message(to, body.toByteArray(), List.copyOf(of), Map.of(), Map.of(), false)
        .header("Content-Type", "application/json")
        .header("User-Agent", "candor-java");
  }

  /** With a header that anyone may see. */
  public Message header(String name, String value) {
    return new Message(to, body, of, with(headers, name, value), secrets, gzip);
  }

  /** With a header that no receipt shows. */
  public Message secret(String name, String value) {
    return new Message(to, body, of, headers, with(secrets, name, value), gzip);
  }

  /** Compressed on its way. */
  public Message gzip() {
    return new Message(to, body, of, with(headers, "Content-Encoding", "gzip"), secrets, true);
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> more = new TreeMap<>(all);
    more.put(name, value);
    return Collections.unmodifiableMap(more);
  }

  /** Where it goes. */
  public URI to() {
    return to;
  }

  /** The body before any compression. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as it goes on its way, which nobody may change. */
  byte[] packed() throws IOException {
    return gzip ? Gzip.of(body) : body;
  }

  /** The hash of the body before any compression. */
  String sha256() {
    return Sha256.of(body);
  }

  /** The places of the parcel's events that it carries, rising. */
  public List<Integer> of() {
    return of;
  }

  /** How many answers there are to it. */
  public int size() {
    return of.size();
  }

  /** The headers that anyone may see. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The headers that no receipt shows. */
  Map<String, String> secrets() {
    return secrets;
  }

  /** Every place of a parcel. */
  static List<Integer> all(Parcel parcel) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < parcel.size(); i++) {
      all.add(i);
    }
    return all;
  }
}
