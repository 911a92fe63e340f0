package dev.candor.reference.ao;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** D.1's {@code AO_TELEMETRY_REMOTE=otlp} as a receiver of OpenTelemetry sees it. */
@Timeout(60)
class AoOtlpTest {

  private static final Build BUILD = new Build("0.11.3", "0.11.3", VersionChannel.STABLE, 2);
  private static final DaemonContext CONTEXT =
      new DaemonContext(
          "daemon", LogLevel.INFO, false, null, 3, 2, Tenure.FIRST_WEEK, null, null, null);

  @TempDir private Path root;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void eventsArriveAsLogRecords() throws Exception {
    try (VendorServer receiver = new VendorServer(200, request -> "{}")) {
      run(receiver, new Machine(AoPlan.plan(), root));

      assertThat(told).isEmpty();
      assertThat(receiver.requests())
          .isNotEmpty()
          .extracting(VendorServer.Request::target)
          .containsOnly("POST /v1/logs");
      List<Json.Members> records = new ArrayList<>();
      for (Json.Members resource : receiver.events("resourceLogs")) {
        assertThat(attributes(resource.object("resource")))
            .containsEntry("service.name", "{stringValue=ao}");
        for (Json scope : resource.array("scopeLogs")) {
          scope.object().array("logRecords").forEach(each -> records.add(each.object()));
        }
      }
      assertThat(records)
          .extracting(each -> each.text("eventName"))
          .containsExactly("ao.session.spawned", "ao.session.spawned");
      assertThat(attributes(records.get(0)))
          .containsEntry("harness", "{stringValue=codex}")
          .containsEntry("duration_ms", "{intValue=300}")
          .containsEntry("telemetry_schema_version", "{intValue=2}")
          .containsKey("event.id");
      assertThat(receiver.requests().toString()).doesNotContain("secret-branch");
    }
  }

  @Test
  void countsArriveAsMetricsWherePeopleAgreedToNoMore() throws Exception {
    try (VendorServer receiver = new VendorServer(200, request -> "{}")) {
      Machine machine = new Machine(AoPlan.plan(), root);
      Path file = Places.of("ao", machine.surroundings()).userFile();
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "level=on\ntiers=metrics\n");
      run(receiver, machine);

      assertThat(told).isEmpty();
      assertThat(receiver.requests())
          .isNotEmpty()
          .extracting(VendorServer.Request::target)
          .containsOnly("POST /v1/metrics");
      Map<String, Json.Members> metrics = new TreeMap<>();
      for (Json.Members resource : receiver.events("resourceMetrics")) {
        for (Json scope : resource.array("scopeMetrics")) {
          scope
              .object()
              .array("metrics")
              .forEach(each -> metrics.put(each.object().text("name"), each.object()));
        }
      }
      assertThat(metrics)
          .containsOnlyKeys("ao_session_spawned_total", "ao_session_spawned_duration_seconds");
      Json.Members total = requireNonNull(metrics.get("ao_session_spawned_total"));
      assertThat(total.object("sum").array("dataPoints"))
          .extracting(point -> point.object().text("asInt"))
          .containsExactly("1", "1");
    }
  }

  private void run(VendorServer receiver, Machine machine) {
    machine.variables.putAll(
        Map.of(
            "AO_TELEMETRY_EVENTS",
            "on",
            "AO_TELEMETRY_REMOTE",
            "otlp",
            "AO_TELEMETRY_OTLP_ENDPOINT",
            receiver.address().toString()));
    AoTelemetry ao =
        new AoTelemetry(
            root.resolve("data"),
            machine.surroundings(),
            new AoSinks(machine.variables, machine.now::get),
            told::add);
    Candor.Builder builder = Candor.builder(AoPlan.plan(), "0.11.3").grace(Duration.ofSeconds(20));
    try (Candor candor = ao.in(builder).open()) {
      candor.telemetry().record(spawned(Harness.CODEX, 300));
      candor.telemetry().record(spawned(Harness.GEMINI, 7));
    }
  }

  private static SessionEvents.SessionSpawned spawned(Harness harness, long durationMs) {
    return new SessionEvents.SessionSpawned(
        BUILD, CONTEXT, harness, SessionKind.WORKER, durationMs, null, null, null, "secret-branch");
  }

  /** By name, what stands in the value, as {@code {intValue=3}}. */
  private static Map<String, String> attributes(Json.Members of) {
    Map<String, String> attributes = new TreeMap<>();
    for (Json each : of.array("attributes")) {
      Map<String, Json> value = each.object().object("value").members();
      value.forEach(
          (type, json) ->
              attributes.put(
                  each.object().text("key"),
                  "{%s=%s}".formatted(type, json instanceof Json.Text text ? text.value() : json)));
    }
    return attributes;
  }
}
