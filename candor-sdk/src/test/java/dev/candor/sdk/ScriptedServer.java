package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A server on this machine that answers as it was told, in turn, and then as it did last. */
final class ScriptedServer implements AutoCloseable {

  /** One request, its body inflated. */
  record Request(String path, Headers headers, String body) {

    String header(String name) {
      return "" + headers.getFirst(name);
    }

    Json.Members json() {
      return Json.parse(body.getBytes(UTF_8)).object();
    }
  }

  private record Answer(int status, String body) {}

  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  ScriptedServer answer(int status, String body) {
    synchronized (answers) {
      answers.add(new Answer(status, body));
    }
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  private Answer next() {
    synchronized (answers) {
      return answers.size() == 1 ? answers.element() : answers.remove();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    boolean gzip = "gzip".equals(headers.getFirst("Content-Encoding"));
    try (InputStream sent = exchange.getRequestBody();
        InputStream in = gzip ? new GZIPInputStream(sent) : sent) {
      String path = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(new Request(path, headers, new String(in.readAllBytes(), UTF_8)));
    }
    Answer answer = next();
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Retry-After", "7");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
