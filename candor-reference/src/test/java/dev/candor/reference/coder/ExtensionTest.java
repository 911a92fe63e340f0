package dev.candor.reference.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sdk.RequestWindows;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension's telemetry as it is opened: its files, and what it sums up. */
class ExtensionTest {

  @TempDir Path root;

  @Test
  void namesItsFilesByTheDayAndTheSession() {
    Machine machine = new Machine(CoderPlan.plan(), root);
    try (Candor candor =
        open(machine, new RequestWindows(HttpEvents.Requests::of), new NetworkSamples())) {
      candor.telemetry().record(new WorkspaceEvents.PickerPrompted());
    }

    Path folder = Places.of("coder", machine.surroundings()).events();
    assertThat(folder.resolve("telemetry-2026-11-21-5f0c8a52.jsonl")).exists();
  }

  @Test
  void sumsUpTheRequestsOfAMinuteBesideItsEvents() throws Exception {
    Machine machine = new Machine(CoderPlan.plan(), root);
    RequestWindows requests = new RequestWindows(HttpEvents.Requests::of);
    NetworkSamples samples = new NetworkSamples();
    try (Candor candor = open(machine, requests, samples)) {
      assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
      requests.add("GET", "/api/v2/users/{name}", 200, Duration.ofMillis(12));
      requests.add("GET", "/api/v2/users/{name}", 404, Duration.ofMillis(4));
      samples.observe(
          machine.surroundings().clock().instant(),
          new SshEvents.NetworkSampled(true, "fra", 12.5, null, null));
    }

    assertThat(CoderSpansTest.files(machine).subList(1, 3)) // of two threads, so in either order
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"event_name\":\"ssh.network.sampled\"", "\"latency_ms\":12.5"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"event_name\":\"http.requests\"", "\"method\":\"GET\"")
                    .contains("\"count.2xx\":1", "\"count.4xx\":1", "\"duration.p50_ms\":4"));
  }

  private static Candor open(Machine machine, RequestWindows requests, NetworkSamples samples) {
    return Extension.in(
            machine.surroundings(),
            new EditorRows.Editor("5f0c-8a52-11ee", "m-1", "Visual Studio Code", "1.99"),
            () -> "https://dev.example",
            requests,
            samples)
        .open();
  }
}
