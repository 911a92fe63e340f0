package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.Candor;
import dev.candor.sdk.HttpSink;
import dev.candor.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** C.2 of multica's contract as PostHog sees it, by the real SDK. */
@Timeout(60)
class MulticaPostHogTest {

  private static final UUID USER = new UUID(1, 1);
  private static final UUID AGENT = new UUID(2, 2);
  private static final UUID WORKSPACE = new UUID(3, 3);

  @TempDir private Path root;

  @Test
  void countsEachEventForWhomItIsOf() throws Exception {
    try (VendorServer postHog = new VendorServer(200, request -> "{\"results\":{}}")) {
      run(postHog);

      List<Json.Members> events = postHog.events("batch");
      assertThat(events)
          .extracting(event -> event.text("distinct_id"))
          .containsExactly("" + USER, "agent:" + AGENT, "workspace:" + WORKSPACE);
      assertThat(events)
          .extracting(event -> event.object("properties").object("$groups").textOrNull("workspace"))
          .containsExactly(WORKSPACE.toString(), null, WORKSPACE.toString());
      assertThat(events)
          .allSatisfy(
              event ->
                  assertThat(event.object("properties").members())
                      .containsEntry("event_schema_version", new Json.Whole(2))
                      .containsEntry("environment", new Json.Text("dev"))
                      .containsEntry("is_demo", new Json.Flag(false))
                      .doesNotContainKeys("$set", "$set_once", "email", "$ip"));
      assertThat(events.get(0).object("properties").members())
          .containsEntry("user_id", new Json.Text(USER.toString()));
    }
  }

  private void run(VendorServer postHog) {
    Machine machine = new Machine(MulticaPlan.plan(), root);
    machine.variables.putAll(Map.of("MULTICA_TELEMETRY", "on"));
    Candor.Builder builder =
        Candor.builder(MulticaPlan.plan(), "1.0.0")
            .surroundings(machine.surroundings())
            .sink(
                "posthog",
                permit ->
                    new HttpSink(
                        permit,
                        MulticaPostHog.of(postHog.address(), "phc_multica"),
                        machine.now::get))
            .grace(Duration.ofSeconds(20));
    try (Candor candor = builder.open()) {
      for (Core core :
          List.of(
              Core.of(Environment.DEV, USER, WORKSPACE),
              Core.of(Environment.DEV, null, null).about(AGENT, null, null, null),
              Core.of(Environment.DEV, null, WORKSPACE),
              Core.of(Environment.DEV, null, null))) {
        candor
            .telemetry()
            .record(
                new WorkEvents.IssueCreated(
                    core, WorkEvents.IssueSource.MANUAL, Labels.Platform.CLI, null, null));
      }
    }
  }
}
