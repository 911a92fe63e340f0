package dev.candor.cli.plan.sketch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.ViewEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The tool's own surface on this machine, to which its window sends what it recorded. */
public final class SketchHost implements AutoCloseable {

  private static final String TYPE = "application/json";

  private final HttpServer server;
  private final ViewEvents views;

  /** Of a tool that has opened its telemetry. */
  public SketchHost(Candor candor, Consumer<String> log) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    views = new ViewEvents(SketchPlan.plan(), candor.telemetry(), log);
    server.createContext("/events", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    int status = 415;
    if (TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      byte[] body = exchange.getRequestBody().readNBytes(ViewEvents.LARGEST + 1);
      status = views.take(body).status();
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Where the window finds it. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
