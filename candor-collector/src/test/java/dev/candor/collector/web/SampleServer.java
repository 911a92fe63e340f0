package dev.candor.collector.web;

import io.helidon.webserver.WebServer;

/** Serves the sample's pages on loopback, to be looked at: {@code SampleServer [port]}. */
final class SampleServer {

  private SampleServer() {}

  static WebServer start(int port) {
    return WebServer.builder()
        .host("127.0.0.1")
        .port(port)
        .routing(routing -> routing.register(new WebRoutes(new Pages(new Sample(), "sample"))))
        .build()
        .start();
  }

  static void main(String[] args) throws InterruptedException {
    WebServer server = start(args.length > 0 ? Integer.parseInt(args[0]) : 0);
    System.out.println("listening on http://127.0.0.1:" + server.port() + "/?token=sample");
    Thread.currentThread().join();
  }
}
