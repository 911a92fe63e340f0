package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A collector that takes steps, each once, or that never answers. */
final class DetachedServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Long> steps = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean hanging;

  DetachedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on answers nobody. */
  void hang() {
    hanging = true;
  }

  /** From now on takes all that is new. */
  void take() {
    hanging = false;
  }

  /** Whether somebody has come, or does so soon. */
  boolean isAsked() throws InterruptedException {
    return asked.await(hanging ? 10 : 0, TimeUnit.SECONDS);
  }

  /** The numbers of the steps, in order; one that came again under its id is there once. */
  synchronized List<Long> steps() {
    return steps.stream().sorted().toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.countDown();
    if (hanging) {
      try {
        end.await();
      } catch (InterruptedException e) {
        exchange.close();
        return;
      }
    }
    byte[] answer;
    try (InputStream in = new GZIPInputStream(exchange.getRequestBody())) {
      answer = answer(Json.parse(in.readAllBytes()).object()).getBytes(UTF_8);
    }
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private synchronized String answer(Json.Members batch) {
    StringBuilder results = new StringBuilder();
    long n = batch.whole("first");
    for (Json event : batch.array("events")) {
      String id = batch.text("run") + " " + n++;
      if (ids.add(id)) {
        steps.add(event.object().object("fields").whole("number"));
      }
      results.append(results.isEmpty() ? "" : ",").append("{\"result\":\"stored\"}");
    }
    return "{\"results\":[" + results + "],\"counts\":[]}";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    end.countDown();
  }
}
