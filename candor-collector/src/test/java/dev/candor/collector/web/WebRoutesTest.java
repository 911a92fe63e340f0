package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebRoutesTest {

  private WebServer server;

  @BeforeEach
  void start() {
    server = SampleServer.start(0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void carryTheAnswerOfThePagesWhole() throws IOException, InterruptedException {
    HttpResponse<String> welcome = get("/?token=sample", "");
    String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

    HttpResponse<String> page = get("/?product=empty", "other=1; " + cookie);

    assertThat(welcome.statusCode()).isEqualTo(303);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(page.body())
        .contains("curl http://127.0.0.1:" + server.port(), "Waiting for the first event…");
  }

  @Test
  void refuseWithoutACookie() throws IOException, InterruptedException {
    assertThat(get("/", "").statusCode()).isEqualTo(401);
    assertThat(get("/live", "a=b").statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> get(String path, String cookies)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
