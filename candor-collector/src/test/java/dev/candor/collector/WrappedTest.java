package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrappedTest {

  @TempDir Path folder;

  private final AtomicBoolean broken = new AtomicBoolean();
  private final List<Throwable> panics = new CopyOnWriteArrayList<>();
  private final List<String> handled = new CopyOnWriteArrayList<>();

  @Test
  void onlyWhatNobodyExpectedComesOutOfTheHandlingOfARequest() throws Exception {
    try (Collector collector =
        Collector.open(Running.settings(folder), this::now, new Random(1), this::around)) {
      assertThat(get(collector, "/_health")).isEqualTo(200);
      assertThat(get(collector, "/nothing/here")).isEqualTo(404);
      assertThat(get(collector, "/api/v1/report/active?from=yesterday")).isEqualTo(400);
      assertThat(get(collector, "/api/v1/report/active")).isEqualTo(200);
      assertThat(panics).isEmpty();

      broken.set(true);
      assertThat(post(collector)).isEqualTo(500);
      broken.set(false);
      assertThat(get(collector, "/_health")).isEqualTo(200);
    }

    assertThat(handled).hasSize(3);
    assertThat(panics).singleElement().extracting(Throwable::getMessage).isEqualTo("no clock");
  }

  private Instant now() {
    if (broken.get()) {
      throw new IllegalStateException("no clock");
    }
    return Running.NOW;
  }

  private Runnable around(Runnable request) {
    return () -> {
      handled.add("one");
      try {
        request.run();
      } catch (RuntimeException | Error e) {
        panics.add(e);
        throw e;
      }
    };
  }

  private static int post(Collector collector) throws Exception {
    String body = Running.batch(UUID.randomUUID(), 1, Running.event("session.spawned", ""));
    HttpRequest request =
        HttpRequest.newBuilder(collector.address().resolve("/candor/v1/events"))
            .header("Authorization", "Bearer " + Running.WRITE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return status(request);
  }

  private static int get(Collector collector, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(collector.address().resolve(path))
            .header("Authorization", "Bearer " + Running.READ)
            .build();
    return status(request);
  }

  private static int status(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
