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
import java.time.Instant;
import java.time.InstantSource;
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

  private record Answer(int status, String body, List<String> headers, boolean endless) {}

  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final HttpServer server;

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Headers are names and values in turn. */
  ScriptedServer answer(int status, String body, String... headers) {
    return answer(new Answer(status, body, List.of(headers), false));
  }

  /** Answers well and goes on until whoever asked has enough. */
  ScriptedServer answerWithoutEnd() {
    return answer(new Answer(200, "", List.of(), true));
  }

  private ScriptedServer answer(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  /** What the protocol of collectors makes of a parcel that it sends here. */
  Delivery deliver(Parcel parcel) {
    try (HttpSink sink =
        new HttpSink(
            new Permit(), new CollectorProtocol(address(), "write-key"), InstantSource.system())) {
      return sink.deliver(parcel, Instant.now().plusSeconds(60));
    }
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
    for (int i = 0; i < answer.headers().size(); i += 2) {
      exchange.getResponseHeaders().set(answer.headers().get(i), answer.headers().get(i + 1));
    }
    boolean none = body.length == 0 || answer.status() == 204;
    exchange.sendResponseHeaders(answer.status(), answer.endless() ? 0 : none ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      while (answer.endless()) {
        out.write(new byte[64 * 1024]);
      }
      if (!none) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
