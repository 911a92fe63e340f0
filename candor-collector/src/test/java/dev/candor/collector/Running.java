package dev.candor.collector;

import dev.candor.collector.receive.Credentials;
import dev.candor.collector.store.Rotation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A collector on a free port, and a client of it. */
public final class Running implements AutoCloseable {

  public static final String WRITE = "write-key-of-the-tests";
  public static final String LIVE_ONLY = "live-key-of-the-tests";
  public static final String READ = "read-token-of-the-tests";

  /** When everything happens. */
  public static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

  private final Collector collector;
  private final HttpClient client = HttpClient.newHttpClient();

  Running(CollectorSettings settings, InstantSource clock) {
    this.collector = Collector.open(settings, clock, new Random(1));
  }

  static Running in(Path folder) {
    return new Running(settings(folder), InstantSource.fixed(NOW));
  }

  public static CollectorSettings settings(Path folder) {
    return settings(folder, ZoneId.of("Europe/Stockholm"), Rotation.defaults());
  }

  public static CollectorSettings settings(Path folder, ZoneId zone, Rotation rotation) {
    return new CollectorSettings(
        folder,
        "127.0.0.1",
        0,
        zone,
        List.of(SamplePlan.of("ao"), SamplePlan.of("git")),
        false,
        Map.of(),
        new Credentials(
            List.of(
                new Credentials.WriteKey("tools", WRITE, true),
                new Credentials.WriteKey("live", LIVE_ONLY, false)),
            READ),
        rotation);
  }

  /** A batch of product ao, with events as they are. */
  public static String batch(UUID run, long first, String... events) {
    return """
        {"product":"ao","version":"1.4.2","plan":"p","run":"%s","first":%d,
         "environment":"workstation","installation":"inst-1","historical":false,
         "lost":{"queue_full":3},"events":[%s]}"""
        .formatted(run, first, String.join(",", events));
  }

  /** An event with fields, now. */
  public static String event(String name, String fields) {
    return "{\"name\":\"%s\",\"time\":\"2026-02-03T09:59:00.123Z\",\"fields\":{%s}}"
        .formatted(name, fields);
  }

  Answered post(String body) {
    return post(WRITE, body.getBytes(StandardCharsets.UTF_8));
  }

  Answered post(String key, byte[] body, String... headers) {
    HttpRequest.Builder request = events(body).header("Authorization", "Bearer " + key);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  HttpRequest.Builder events(byte[] body) {
    return HttpRequest.newBuilder(address().resolve("/candor/v1/events"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  Answered get(String path) {
    return get(path, READ);
  }

  Answered get(String path, String token) {
    return send(
        HttpRequest.newBuilder(address().resolve(path)).header("Authorization", "Bearer " + token));
  }

  /** A page, as somebody sees it who followed the link. */
  Answered page(String path) {
    String cookie = get("/?token=" + READ).header("Set-Cookie");
    return send(
        HttpRequest.newBuilder(address().resolve(path))
            .header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
  }

  Answered send(HttpRequest.Builder request) {
    try {
      return new Answered(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI address() {
    return collector.address();
  }

  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    collector.close();
    client.close();
  }

  /** What came back. */
  record Answered(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
