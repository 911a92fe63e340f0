package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A vendor's server on this machine: keeps what it is told, and answers as a test says. */
public final class VendorServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private final Function<Request, String> answer;
  private final int status;

  /**
   * A request.
   *
   * @param target its method and path
   * @param body its body, inflated
   */
  public record Request(String target, Json.Members body) {}

  /** Answers every request with a status, and with a body made from it. */
  public VendorServer(int status, Function<Request, String> answer) throws IOException {
    this.status = status;
    this.answer = answer;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(task -> Thread.ofVirtual().start(task)); // one that waits holds up no other
    server.start();
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked until now. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The events that it was told of until now, from the list that a body has under this name. */
  public synchronized List<Json.Members> events(String list) {
    return requests.stream()
        .flatMap(request -> request.body().array(list).stream())
        .map(Json::object)
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    Request request;
    try (InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
      request =
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              Json.parse(in.readAllBytes()).object());
    }
    synchronized (this) {
      requests.add(request);
    }
    byte[] body = answer.apply(request).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
