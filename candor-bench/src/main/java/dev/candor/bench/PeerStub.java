package dev.candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A server of this machine that takes the events of all peers, each at the path that it sends to,
 * and says that all is well. Counts them by their name, which stands once in each, whatever the
 * format. Safe for use by several threads.
 */
final class PeerStub implements AutoCloseable {

  private static final byte[] NAME = Events.NAME.getBytes(UTF_8);

  private final AtomicLong counted = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "stub");
            thread.setDaemon(true);
            return thread;
          });
  private final @Nullable StubCertificate certificate;
  private final HttpServer server;

  /** Opens it for a peer. */
  PeerStub(PeerKind kind) throws IOException, InterruptedException {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (kind.isSecure()) {
      StubCertificate made = new StubCertificate();
      HttpsServer secure = HttpsServer.create(here, 50);
      secure.setHttpsConfigurator(new HttpsConfigurator(made.context()));
      this.certificate = made;
      this.server = secure;
    } else {
      this.certificate = null;
      this.server = HttpServer.create(here, 50);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What a Java process needs to know it. */
  List<String> flags() {
    return certificate == null ? List.of() : certificate.flags();
  }

  /** How many events came until now. */
  long counted() {
    return counted.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      int events = count(body(exchange));
      byte[] answer = answer(exchange.getRequestURI().toString(), events).getBytes(UTF_8);
      counted.addAndGet(events);
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      if (answer.length > 0) {
        exchange.getResponseBody().write(answer);
      }
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped =
        "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return in.readAllBytes();
    }
  }

  private static int count(byte[] body) {
    int count = 0;
    for (int at = 0; at + NAME.length <= body.length; at++) {
      if (body[at] == NAME[0] && Arrays.equals(body, at, at + NAME.length, NAME, 0, NAME.length)) {
        count++;
      }
    }
    return count;
  }

  private static String answer(String path, int events) {
    return switch (path) {
      case "/candor/v1/events" ->
          "{\"results\":["
              + String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"))
              + "],\"counts\":[]}";
      case "/i/v1/analytics/events" -> "{\"results\":{}}";
      case "/2/httpapi" -> "{\"code\":200,\"events_ingested\":" + events + "}";
      case "/v1/import/" -> "{\"success\":true}";
      case "/v1/logs" -> ""; // an empty message of Protocol Buffers
      case "/batch", "/batch/" -> "{\"status\":1}";
      default -> "{}"; // settings and flags, which some ask for at their start
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
