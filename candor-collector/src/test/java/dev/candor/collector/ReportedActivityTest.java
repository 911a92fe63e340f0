package dev.candor.collector;

import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Prose;
import dev.candor.wire.RunId;
import dev.candor.wire.TrackingPlan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A heartbeat says itself whether its actor developed, or only had something run. */
class ReportedActivityTest {

  private static final List<String> KINDS = List.of("developer", "runner", "both");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "false, false, false, 0, 0",
    "false, true, false, 0, 1",
    "false, false, true, 1, 0",
    "false, true, true, 1, 0",
    "true, false, false, 0, 0",
    "true, true, false, 0, 0",
    "true, false, true, 0, 0",
    "true, true, true, 0, 0"
  })
  void aReportCountsAsItSaysAndTheFirstOfAProcessNotAtAll(
      boolean start, boolean active, boolean developer, int developers, int runners) {
    try (Running running = running()) {
      beat(running, "inst-1", start, active, developer);

      assertThat(daily(running)).containsExactly(developers, runners, developers + runners);
    }
  }

  @Test
  void developersAndRunnersPartitionTheActive() {
    try (Running running = running()) {
      int installation = 0;
      for (boolean start : new boolean[] {true, false}) {
        for (boolean active : new boolean[] {true, false}) {
          for (boolean developer : new boolean[] {true, false}) {
            beat(running, "each-" + ++installation, start, active, developer);
            beat(running, "all", start, active, developer);
          }
        }
      }
      beat(running, "starts-and-runs", true, true, true);
      beat(running, "starts-and-runs", false, true, false);

      assertThat(daily(running)).containsExactly(3, 2, 5);
    }
  }

  @Test
  void aReportThatDoesNotSayItIsTheFirstIsNotAndOneOfTextsIsKeptApart() {
    try (Running running = running()) {
      assertThat(post(running, "inst-1", "\"is_active\":true")).contains("stored");
      assertThat(post(running, "inst-2", "\"is_active_developer\":\"true\""))
          .contains("wrong_type");

      assertThat(daily(running)).containsExactly(0, 1, 1);
    }
  }

  private Running running() {
    CollectorSettings all = Running.settings(folder);
    TrackingPlan sample = SamplePlan.of("ao");
    EventPlan beat =
        new EventPlan(
            "engine.beat",
            "Shows what the tests need.",
            "tests@example.org",
            new EventPlan.Terms(
                "events", "product", "core_loop", EventPlan.REPORTED, EventPlan.INSTALLATION),
            "",
            "",
            Prose.NOTHING,
            List.of(
                flag(EventPlan.SESSION_START),
                flag(EventPlan.IS_ACTIVE),
                flag(EventPlan.IS_ACTIVE_DEVELOPER)));
    TrackingPlan plan = new TrackingPlan(sample.product(), List.of(beat), List.of());
    return new Running(
        new CollectorSettings(
            all.folder(),
            all.host(),
            all.port(),
            all.zone(),
            List.of(plan),
            false,
            Map.of(),
            all.credentials(),
            all.rotation()),
        InstantSource.fixed(Running.NOW));
  }

  private static FieldPlan flag(String name) {
    return new FieldPlan(
        name,
        PrivacyClass.VALUE,
        FieldType.FLAG,
        FieldPlan.Shape.ONE,
        FieldPlan.Texts.ANY,
        null,
        null,
        null,
        Prose.NOTHING);
  }

  private static void beat(
      Running running, String installation, boolean start, boolean active, boolean developer) {
    String fields =
        "\"session_start\":%s,\"is_active\":%s,\"is_active_developer\":%s"
            .formatted(start, active, developer);
    assertThat(post(running, installation, fields)).contains("stored");
  }

  private static String post(Running running, String installation, String fields) {
    UUID run = RunId.of(Running.NOW.toEpochMilli(), bytes(installation + fields));
    return running
        .post(batch(run, 0, event("engine.beat", fields)).replace("inst-1", installation))
        .body();
  }

  private static byte[] bytes(String of) {
    byte[] bytes = new byte[10];
    bytes[0] = (byte) of.hashCode();
    bytes[1] = (byte) (of.hashCode() >> 8);
    bytes[2] = (byte) (of.hashCode() >> 16);
    return bytes;
  }

  /** Developers, runners and both, of the day. */
  private static List<Integer> daily(Running running) {
    return KINDS.stream()
        .map(
            kind -> running.get("/api/v1/report/active?from=2026-02-03&to=2026-02-03&kind=" + kind))
        .map(answer -> answer.body().replaceAll(".*\"daily\":([0-9]+).*", "$1"))
        .map(Integer::valueOf)
        .toList();
  }
}
