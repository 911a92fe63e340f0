package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Telemetry;
import dev.candor.reference.CountingCollector;
import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AO's own events at tier METRICS: D.2's two switches, held against a real collector. */
class AoMetricsTest {

  private static final Build BUILD = new Build("0.11.3", "0.11.3", VersionChannel.STABLE, 2);
  private static final DaemonContext CONTEXT =
      new DaemonContext(
          "daemon", LogLevel.INFO, false, null, 3, 2, Tenure.FIRST_WEEK, null, null, null);

  @TempDir Path root;

  @Test
  void withMetricsAloneEveryEventCountsOnceAndNoRowNorCrashIsAnywhere() throws Exception {
    Surroundings surroundings = new Machine(AoPlan.plan(), root).surroundings();
    agree(surroundings, "metrics");
    try (CountingCollector collector =
        new CountingCollector(AoPlan.plan(), root.resolve("data"), surroundings.clock())) {
      try (Candor candor = open(surroundings, collector)) {
        recordAll(candor.telemetry());
      }

      collector.carry(AoPlan.plan(), surroundings);

      assertThat(collector.kept())
          .containsExactly(
              "count ao.daemon.panic {} 1 {} {}",
              spawned("codex", 2, "1300.0", "0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0"),
              spawned("gemini", 1, "7.0", "0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0"));
    }
    assertThat(Places.of("ao", surroundings).events()).doesNotExist();
    assertThat(new Ledger(Places.of("ao", surroundings).ledger()).read().get("collector"))
        .isEqualTo(new Ledger.Reading(4, 4, Map.of(), 0));
  }

  @Test
  void withEventsAloneThereAreRowsAndNoCounts() throws Exception {
    Surroundings surroundings = new Machine(AoPlan.plan(), root).surroundings();
    agree(surroundings, "events");
    try (CountingCollector collector =
        new CountingCollector(AoPlan.plan(), root.resolve("data"), surroundings.clock())) {
      try (Candor candor = open(surroundings, collector)) {
        recordAll(candor.telemetry());
      }

      collector.carry(AoPlan.plan(), surroundings);

      assertThat(collector.kept())
          .containsExactly(
              "row ao.daemon.panic",
              "row ao.session.spawned",
              "row ao.session.spawned",
              "row ao.session.spawned");
    }
    assertThat(AoRows.of(root, "ao.session.spawned")).hasSize(3);
  }

  /** Whose first answers get lost, so that each batch comes twice. */
  @ParameterizedTest
  @ValueSource(strings = {"events", "metrics"})
  void whatARunLostIsToldOnceAsRowsAndAsCounts(String tiers) throws Exception {
    record OfNoPlan() {}
    Surroundings surroundings = new Machine(AoPlan.plan(), root).surroundings();
    agree(surroundings, tiers);
    try (CountingCollector collector =
        new CountingCollector(AoPlan.plan(), root.resolve("data"), surroundings.clock())) {
      try (Candor candor = open(surroundings, collector)) {
        recordAll(candor.telemetry());
        candor.telemetry().record(new OfNoPlan());
        candor.telemetry().record(new OfNoPlan());
      }

      collector.carry(AoPlan.plan(), surroundings);

      assertThat(collector.kept())
          .filteredOn(line -> line.startsWith("lost "))
          .containsExactly("lost unknown_event 2");
    }
  }

  @ParameterizedTest
  @CsvSource({"events, 3", "'events,metrics', 3", "metrics, 0"})
  void atLevelLocalTheTiersSayWhetherThereAreRows(String tiers, int rows) throws Exception {
    Surroundings surroundings = new Machine(AoPlan.plan(), root).surroundings();
    say(surroundings, "level=local\ntiers=" + tiers + "\n");

    AoTelemetry ao = telemetry(surroundings);
    try (Candor candor = ao.in(Candor.builder(AoPlan.plan(), "0.11.3")).open()) {
      recordAll(candor.telemetry());
    }

    assertThat(AoRows.of(root, "ao.session.spawned")).hasSize(rows);
  }

  private AoTelemetry telemetry(Surroundings surroundings) {
    return new AoTelemetry(
        root.resolve("ao"),
        surroundings,
        new AoSinks(surroundings.variables(), surroundings.clock()),
        told -> {});
  }

  private Candor open(Surroundings surroundings, CountingCollector collector) {
    Candor.Builder builder =
        Candor.builder(AoPlan.plan(), "0.11.3")
            .sink("collector", collector::forgetful)
            .grace(Duration.ofSeconds(20));
    return telemetry(surroundings).in(builder).open();
  }

  private static void agree(Surroundings surroundings, String tiers) throws Exception {
    say(surroundings, "level=on\ntiers=" + tiers + "\n");
  }

  private static void say(Surroundings surroundings, String words) throws Exception {
    Path file = Places.of("ao", surroundings).userFile();
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, words);
  }

  private static void recordAll(Telemetry telemetry) {
    telemetry.record(spawned(Harness.CODEX, 300));
    telemetry.session("session-secret").record(spawned(Harness.CODEX, 1_000));
    telemetry.record(spawned(Harness.GEMINI, 7));
    assertThatThrownBy(
            () ->
                telemetry.guard(
                    AoMetricsTest::panic,
                    () -> {
                      throw new IllegalStateException("a secret of the panic");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  private static String spawned(String harness, int n, String sum, String buckets) {
    return """
        count ao.session.spawned {"harness":"%s","kind":"worker"} %d {"duration_ms":%s} {"duration_ms":[%s]}"""
        .formatted(harness, n, sum, buckets);
  }

  private static SessionEvents.SessionSpawned spawned(Harness harness, long durationMs) {
    return new SessionEvents.SessionSpawned(
        BUILD, CONTEXT, harness, SessionKind.WORKER, durationMs, null, null, null, "secret-branch");
  }

  private static DaemonEvents.DaemonPanic panic(Throwable failure) {
    return new DaemonEvents.DaemonPanic(
        BUILD,
        CONTEXT,
        "httpd",
        "work",
        Fingerprint.of("httpd", "work"),
        null,
        null,
        PanicKind.OTHER,
        null,
        failure,
        null);
  }
}
