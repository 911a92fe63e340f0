package dev.candor.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A destination on this machine that speaks every protocol well enough to be sent all there is, and
 * keeps every byte: addresses, headers, bodies as they came and as they are inflated.
 */
final class Wiretap implements AutoCloseable {

  private final HttpServer http;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  Wiretap() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.setExecutor(task -> Thread.ofVirtual().start(task));
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** The planted words that it was sent. */
  synchronized Set<String> words() {
    return Planting.words(kept.toByteArray());
  }

  /** Whether a text was in anything that it was sent. */
  synchronized boolean heard(String text) {
    return kept.toString(ISO_8859_1).contains(text);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] raw = exchange.getRequestBody().readAllBytes();
    byte[] body = inflated(raw);
    keep(
        (exchange.getRequestMethod()
                + " "
                + exchange.getRequestURI()
                + " "
                + exchange.getRequestHeaders().entrySet()
                + "\n")
            .getBytes(UTF_8),
        raw,
        body);
    byte[] answer = taken("" + exchange.getRequestURI().getPath(), body).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private synchronized void keep(byte[]... parts) throws IOException {
    for (byte[] part : parts) {
      kept.write(part);
      kept.write('\n');
    }
  }

  private static byte[] inflated(byte[] body) throws IOException {
    if (body.length < 2 || body[0] != 0x1f || body[1] != (byte) 0x8b) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  /** That all was taken, in the words of each destination at once; a collector has its own. */
  private static String taken(String path, byte[] body) {
    if (!path.endsWith("/candor/v1/events")) {
      return "{\"code\":200,\"status\":1,\"results\":{}}";
    }
    Json.Members batch = Json.parse(body).object();
    return "{\"results\":[%s],\"counts\":[%s]}"
        .formatted(stored(batch.array("events").size()), stored(batch.array("counts").size()));
  }

  private static String stored(int size) {
    return String.join(",", Collections.nCopies(size, "{\"result\":\"stored\"}"));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
