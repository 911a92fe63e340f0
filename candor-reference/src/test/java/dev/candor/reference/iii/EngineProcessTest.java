package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.VendorServer;
import dev.candor.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A.2 to A.4 and A.6 of the engine's contract together: the real SDK in a process of its own, and
 * what arrives at the vendors over HTTP.
 */
@Timeout(120)
class EngineProcessTest {

  /** Every one of them is in each report, by A.4. */
  private static final List<String> DELTAS =
      List.of(
          "delta_invocations_total",
          "delta_invocations_success",
          "delta_invocations_error",
          "delta_api_requests",
          "delta_queue_emits",
          "delta_queue_consumes",
          "delta_pubsub_publishes",
          "delta_pubsub_subscribes",
          "delta_cron_executions",
          "delta_function_registrations",
          "delta_trigger_registrations",
          "delta_function_count",
          "delta_trigger_count",
          "delta_worker_count",
          "is_active",
          "is_active_developer",
          "period_secs",
          "uptime_secs",
          "function_count",
          "trigger_count",
          "worker_count_total");

  @TempDir private Path root;

  @Test
  void hundredRegistrationsAtTheStartAreNobodysAndOneMoreIsADevelopers() throws Exception {
    List<String> script = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      script.add("register|orders::step" + i);
    }
    script.addAll(
        List.of("pass|1", "pass|1", "register|orders::more", "pass|1", "invoke", "pass|117"));

    List<Json.Members> reports = reports(1, script);

    assertThat(reports)
        .extracting(report -> report.text("event_type"))
        .startsWith("heartbeat", "heartbeat", "heartbeat", "heartbeat")
        .endsWith("engine_stopped");
    assertThat(said(reports, "session_start")).startsWith("true", "false", "false", "false");
    assertThat(said(reports, "is_active_developer")).startsWith("false", "false", "true", "false");
    assertThat(said(reports, "is_active")).startsWith("false", "false", "false", "true");
    assertThat(said(reports, "delta_function_registrations")).startsWith("100", "0", "1", "0");
    assertThat(said(reports, "delta_function_count")).startsWith("0", "0", "1", "0");
    assertThat(reports)
        .allSatisfy(
            report ->
                assertThat(report.object("event_properties").members()).containsKeys(words()));
  }

  /** What is done after the first report, and what the second says. */
  @ParameterizedTest
  @CsvSource({
    "'', false, false",
    "invoke, true, false",
    "register|orders::new, false, true",
    "register|orders::first, false, true",
    "connect|node, false, false",
    "invoke;register|orders::new, true, true",
    "invoke;connect|node, true, false"
  })
  void aReportIsADevelopersOrARunnersOrNobodys(String done, String active, String developer)
      throws Exception {
    List<String> script = new ArrayList<>(List.of("register|orders::first", "pass|120"));
    script.addAll(done.isEmpty() ? List.of() : List.of(done.split(";", -1)));
    script.add("pass|21600");

    List<Json.Members> reports = reports(21_600, script);

    assertThat(reports).hasSize(3);
    assertThat(said(reports, "session_start").subList(0, 2)).containsExactly("true", "false");
    assertThat(said(reports, "is_active").get(1)).isEqualTo(active);
    assertThat(said(reports, "is_active_developer").get(1)).isEqualTo(developer);
    assertThat(said(reports, "period_secs").get(1)).isEqualTo("21600");
  }

  private static String[] words() {
    return DELTAS.toArray(String[]::new);
  }

  private static List<String> said(List<Json.Members> reports, String field) {
    return reports.stream()
        .map(
            report -> {
              Json said = report.object("event_properties").members().get(field);
              return said instanceof Json.Flag flag
                  ? "" + flag.value()
                  : said instanceof Json.Whole whole ? "" + whole.value() : "" + said;
            })
        .toList();
  }

  /** What Amplitude was told, which PostHog was told in the same order. */
  private List<Json.Members> reports(int interval, List<String> script) throws Exception {
    try (VendorServer amplitude = new VendorServer(200, request -> "{\"code\":200}");
        VendorServer postHog = new VendorServer(200, request -> "{\"status\":1}")) {
      Path folder = Files.createTempDirectory(root, "machine");
      List<String> input = new ArrayList<>();
      input.add(
          String.join(
              "|",
              folder.toString(),
              "" + interval,
              amplitude.address().toString(),
              postHog.address().toString()));
      input.addAll(script);

      String printed = ChildJvm.run(List.of(), Map.of(), ScriptedEngine.class, input);

      assertThat(printed).startsWith("passed ");
      assertThat(ids(postHog.events("batch"), "uuid"))
          .isEqualTo(ids(amplitude.events("events"), "insert_id"));
      TreeMap<Long, Json.Members> byNumber = new TreeMap<>();
      for (Json.Members event : amplitude.events("events")) {
        byNumber.put(event.whole("event_id"), event);
      }
      return List.copyOf(byNumber.values());
    }
  }

  private static List<String> ids(List<Json.Members> events, String name) {
    return events.stream()
        .map(event -> Objects.requireNonNull(event.text(name), name))
        .sorted()
        .toList();
  }
}
