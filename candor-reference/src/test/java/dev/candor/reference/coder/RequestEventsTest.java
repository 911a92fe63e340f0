package dev.candor.reference.coder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sdk.RequestWindows;
import dev.candor.sdk.Routine;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B.6's {@code http.requests}, from the requests to the rows. */
class RequestEventsTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path root;

  @Test
  void writesARowForEachMethodAndRouteWithCountsOfWhatThereWas() throws IOException {
    Machine machine = new Machine(CoderPlan.plan(), root);
    RequestWindows requests = new RequestWindows(HttpEvents.Requests::of);
    try (Candor candor =
        Candor.builder(CoderPlan.plan(), "1.0.0").surroundings(machine.surroundings()).open()) {
      Routine minutes = requests.recordedBy(candor.telemetry());
      minutes.step(START);
      for (int i = 1; i <= 100; i++) {
        String route = RouteNames.of("https://dev.example/api/v2/users/ada" + i);
        requests.add("GET", route, i <= 98 ? 200 : 503, Duration.ofNanos(1_500_000L * i));
      }
      requests.addUnanswered("BREW", RouteNames.of(null), null);
      minutes.step(START.plusMillis(60_500));
    }

    List<Row> rows = rows(machine);
    assertThat(rows).extracting(Row::name).containsOnly("http.requests");
    assertThat(rows.get(0).properties().members())
        .isEqualTo(
            Map.of("method", new Json.Text("GET"), "route", new Json.Text("/api/v2/users/{name}")));
    assertThat(rows.get(0).measurements().members())
        .isEqualTo(
            Map.of(
                "window_seconds", new Json.Decimal(60.5),
                "count.2xx", new Json.Whole(98),
                "count.5xx", new Json.Whole(2),
                "duration.p50_ms", new Json.Decimal(75),
                "duration.p95_ms", new Json.Decimal(142.5),
                "duration.p99_ms", new Json.Decimal(148.5)));
    assertThat(rows.get(1).properties().members())
        .isEqualTo(Map.of("method", new Json.Text("other"), "route", new Json.Text("<unknown>")));
    assertThat(rows.get(1).measurements().members())
        .isEqualTo(
            Map.of(
                "window_seconds",
                new Json.Decimal(60.5),
                "count.network_error",
                new Json.Whole(1)));
    assertThat(rows).hasSize(2);
  }

  private static List<Row> rows(Machine machine) throws IOException {
    try (Stream<Path> files = Files.list(Places.of("coder", machine.surroundings()).events())) {
      Path only = files.filter(file -> file.toString().endsWith(".jsonl")).findAny().orElseThrow();
      return Files.readAllLines(only).stream()
          .skip(1)
          .map(line -> Row.parse(line.getBytes(UTF_8)))
          .toList();
    }
  }
}
