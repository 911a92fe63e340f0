package dev.candor.cli;

import dev.candor.sdk.FileTrouble;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a running collector. Not safe for use by several threads. */
final class CollectorClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Destination destination;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  CollectorClient(Destination destination) {
    this.destination = destination;
  }

  /** The pepper of a product in hexadecimal digits; it makes the hashes of all machines equal. */
  String pepper(String product) throws IOException, InterruptedException {
    byte[] answer = get("/candor/v1/pepper", Map.of("product", product), destination.writeKey());
    try {
      return Json.parse(answer).object().text("pepper");
    } catch (MalformedException e) {
      throw new IOException("the collector's pepper cannot be read: " + e.getMessage(), e);
    }
  }

  /** A report as JSON. */
  byte[] report(String name, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return get("/api/v1/report/" + name, parameters, destination.readToken());
  }

  private byte[] get(String path, Map<String, String> parameters, String secret)
      throws IOException, InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(destination.address() + path + query))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret)
            .build();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw Failure.world(
          "nothing listens at %s: start 'candor serve', or give --collector URL"
              .formatted(destination.address()));
    } catch (IOException e) {
      throw Failure.world(
          "%s does not answer as a Candor collector does (%s): check --collector, or start 'candor serve'"
              .formatted(destination.address(), FileTrouble.words(e)));
    }
    if (response.statusCode() != 200) {
      String message = message(response.body());
      throw response.statusCode() == 400
          ? Failure.usage(message)
          : Failure.world(
              "%s answered %d: %s"
                  .formatted(destination.address(), response.statusCode(), message));
    }
    return response.body();
  }

  private static String message(byte[] body) {
    try {
      return Json.parse(body).object().text("message");
    } catch (MalformedException e) {
      return "that is no answer of a Candor collector";
    }
  }
}
