package dev.candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.RowHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is what would be written. */
final class BuildToolPlanTest {

  @TempDir private Path folder;

  @Test
  void everyEventOfThePlanBecomesItsRow() {
    Lines lines = new Lines();

    try (Candor candor = open(lines)) {
      Telemetry telemetry = candor.telemetry();
      telemetry.record(new BuildFinished(Outcome.FAILED, true, 3, 4_096, 0.5, "1.4.2"));
      telemetry.record(new CacheRead(false, 7));
      telemetry.record(new StepSkipped(2));
    }

    assertThat(lines.all).hasSize(3);
    assertThat(lines.all.get(0))
        .contains("\"event_name\":\"build.finished\"")
        .endsWith(
            "\"properties\":{\"outcome\":\"failed\",\"clean\":true,\"load\":0.5,\"version\":\"1.4.2\"},"
                + "\"measurements\":{\"modules\":3,\"cache_bytes\":4096}}");
    assertThat(lines.all.get(1))
        .contains("\"event_name\":\"cache.read\"")
        .endsWith("\"properties\":{\"hit\":false},\"measurements\":{\"bytes\":7}}");
    assertThat(lines.all.get(2))
        .contains("\"event_name\":\"step.skipped\"")
        .endsWith("\"properties\":{\"step\":2},\"measurements\":{}}");
  }

  @Test
  void anEventOfNoPlanBecomesNoRow() {
    Lines lines = new Lines();

    try (Candor candor = open(lines)) {
      candor.telemetry().record(Events.unplanned(1));
      candor.telemetry().record(Events.finished(1));
    }

    assertThat(lines.all).hasSize(1);
  }

  @Test
  void aMedianLiesInTheMiddle() {
    assertThat(ProcessBenchmark.quantile(List.of(9.0, 1.0, 2.0), 0.5)).isEqualTo(2.0);
    assertThat(ProcessBenchmark.quantile(List.of(4.0, 1.0), 0.5)).isEqualTo(2.5);
    assertThat(ProcessBenchmark.quantile(List.of(4.0), 0.9)).isEqualTo(4.0);
  }

  private Candor open(RowSink sink) {
    Surroundings process = Surroundings.ofProcess();
    return Candor.builder(BuildToolPlan.plan(), "1.4.2")
        .surroundings(
            new Surroundings(
                Map.of(),
                folder,
                folder,
                folder,
                "Linux",
                "6.1",
                "amd64",
                process.clock(),
                process.nanos(),
                process.entropy(),
                Commands.none(),
                process.err()))
        .local(site -> sink)
        .open();
  }

  private static final class Lines implements RowSink {

    final List<String> all = new ArrayList<>();

    @Override
    public void write(RowHeader header, byte[] rows, int length, long epochMillis) {
      new String(rows, 0, length, UTF_8).lines().forEach(all::add);
    }
  }
}
