package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.Candor;
import dev.candor.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** D.4 of AO's contract as PostHog sees it, by the real SDK. */
@Timeout(60)
class AoPostHogTest {

  private static final Build BUILD = new Build("0.11.3", "0.11.3", VersionChannel.STABLE, 2);

  @TempDir private Path root;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @Test
  void tellsEachEventUnderTheNameThatOlderClientsCannotSend() throws Exception {
    try (VendorServer postHog = new VendorServer(200, request -> "{\"results\":{}}")) {
      run(postHog);

      assertThat(told).isEmpty();
      assertThat(postHog.requests())
          .extracting(VendorServer.Request::target)
          .containsOnly("POST /i/v1/analytics/events");
      Map<String, String> names = new TreeMap<>();
      for (Json.Members event : postHog.events("batch")) {
        Json.Members properties = event.object("properties");
        names.put(event.text("event"), "" + properties.textOrNull("legacy_event_name"));
        assertThat(event.text("distinct_id")).matches("ins_[0-9a-f-]{36}");
        assertThat(properties.members())
            .containsEntry("$process_person_profile", new Json.Flag(false))
            .containsEntry("$geoip_disable", new Json.Flag(true))
            .containsEntry("telemetry_schema_version", new Json.Whole(2))
            .containsEntry("app_version", new Json.Text("0.11.3"))
            .containsEntry("version_channel", new Json.Text("stable"));
      }
      assertThat(names)
          .containsExactly(
              Map.entry("ao.daemon.shutdown_unclean", "null"),
              Map.entry("ao.v2.app.active", "ao.app.active"));
    }
  }

  @Test
  void tellsNothingThatIsSilencedAndOneOfThoseThatComeInSwarms() throws Exception {
    try (VendorServer postHog = new VendorServer(200, request -> "{\"results\":{}}")) {
      Machine machine = new Machine(AoPlan.plan(), root);
      machine.variables.put("AO_TELEMETRY_DISABLED_EVENTS", " AO.V2.App.*, *,,");
      run(
          machine,
          postHog,
          telemetry -> {
            telemetry.record(
                new CommandEvents.OldAppActive(BUILD, null, null, null, Channel.CLI, null));
            for (int i = 1; i <= 40; i++) {
              telemetry.record(serverError(500 + i % 4));
              telemetry.record(new DaemonEvents.UncleanShutdown(BUILD, daemon()));
            }
          });

      assertThat(told).isEmpty();
      Map<String, List<Json.Members>> events =
          postHog.events("batch").stream()
              .collect(Collectors.groupingBy(event -> event.text("event")));
      assertThat(events.keySet()).containsOnly("ao.daemon.shutdown_unclean", "ao.http.5xx");
      assertThat(events.get("ao.daemon.shutdown_unclean")).hasSize(5);
      assertThat(events.get("ao.http.5xx")).hasSize(1);
      Json.Members swarm = events.get("ao.http.5xx").get(0).object("properties");
      assertThat(swarm.whole("count")).isEqualTo(40);
      assertThat(swarm.whole("status")).isEqualTo(500);
      assertThat(swarm.text("window_start")).endsWith("Z");
    }
  }

  private static DaemonEvents.ServerError serverError(int status) {
    return new DaemonEvents.ServerError(
        BUILD,
        daemon(),
        new Failure("httpd", "spawn", ErrorKind.INTERNAL, "0123456789abcdef"),
        null,
        Method.GET,
        "/v1/sessions",
        status,
        StatusFamily.SERVER_ERROR,
        12,
        null);
  }

  private void run(VendorServer postHog) {
    run(
        new Machine(AoPlan.plan(), root),
        postHog,
        telemetry -> {
          telemetry.record(
              new CommandEvents.OldAppActive(BUILD, null, null, null, Channel.CLI, null));
          telemetry.record(new DaemonEvents.UncleanShutdown(BUILD, daemon()));
        });
  }

  private void run(Machine machine, VendorServer postHog, Consumer<Telemetry> work) {
    machine.variables.putAll(
        Map.of(
            "AO_TELEMETRY_EVENTS",
            "on",
            "AO_TELEMETRY_REMOTE",
            "posthog",
            "AO_TELEMETRY_POSTHOG_HOST",
            postHog.address() + "/",
            "AO_TELEMETRY_POSTHOG_KEY",
            "phc_ao"));
    AoTelemetry ao =
        new AoTelemetry(
            root.resolve("data"),
            machine.surroundings(),
            new AoSinks(machine.variables, machine.now::get),
            told::add);
    Candor.Builder builder = Candor.builder(AoPlan.plan(), "0.11.3").grace(Duration.ofSeconds(20));
    try (Candor candor = ao.in(builder).open()) {
      work.accept(candor.telemetry());
    }
  }

  private static DaemonContext daemon() {
    return new DaemonContext(
        "daemon", LogLevel.WARN, false, null, 3, 2, Tenure.FIRST_WEEK, null, null, null);
  }
}
