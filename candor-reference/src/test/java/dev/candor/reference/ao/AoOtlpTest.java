package dev.candor.reference.ao;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.wire.Json;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
      write(user(machine), "level=on\ntiers=metrics\n");
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

  @ParameterizedTest
  @CsvSource({"user", "managed"})
  void theNameOfABranchReachesTheCollectorThatAFileOfThePersonsOrTheAdministratorsNames(
      String whose) throws Exception {
    try (VendorServer receiver = new VendorServer(200, request -> "{}")) {
      Machine machine = new Machine(AoPlan.plan(), root);
      String rawTo = "raw_to=" + receiver.address() + "\n";
      write(user(machine), "level=on\n" + (whose.equals("user") ? rawTo : ""));
      write(root.resolve("etc/ao/telemetry.properties"), whose.equals("managed") ? rawTo : "");
      run(receiver, machine);

      assertThat(told).isEmpty();
      assertThat(receiver.requests().toString()).contains("secret-branch");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true", "no"})
  void noVariableAndNoFileOfAProjectsShowsTheNameOfABranch(String redact) throws Exception {
    try (VendorServer receiver = new VendorServer(200, request -> "{}")) {
      Machine machine = new Machine(AoPlan.plan(), root);
      String rawTo = receiver.address().toString();
      write(root.resolve("home/project/.ao/telemetry.properties"), "raw_to=" + rawTo + "\n");
      machine.variables.put("AO_TELEMETRY_RAW_TO", rawTo);
      machine.variables.put("AO_TELEMETRY_REDACT_BRANCH_NAMES", redact);
      run(receiver, machine);

      assertThat(receiver.requests().toString())
          .contains("branch_hash")
          .doesNotContain("secret-branch");
      assertThat(told)
          .anyMatch(each -> each.startsWith("AO_TELEMETRY_REDACT_BRANCH_NAMES='" + redact + "'"))
          .anyMatch(each -> each.startsWith("AO_TELEMETRY_RAW_TO='" + rawTo + "' is ignored"));
    }
  }

  private static Path user(Machine machine) {
    return Places.of("ao", machine.surroundings()).userFile();
  }

  private static void write(Path file, String lines) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, lines);
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
