package dev.candor.testing.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Candor;
import dev.candor.testing.RecordingSink;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a tool tests what leaves: record, deliver, look. */
final class RecordingTest {

  @TempDir Path home;

  @Test
  void whatTheToolRecordsIsWhatLeaves() {
    RecordingSink sink = new RecordingSink();
    Machine machine = new Machine(home, Map.of("GREETER_TELEMETRY", "on"));
    try (Candor candor = open(machine, sink)) {
      candor.telemetry().record(new Greeted(true, "Ada"));
      machine.clock().advance(Duration.ofMinutes(1));
      candor.telemetry().record(new Greeted(false, "Grace"));
    }

    assertThat(sink.rows())
        .extracting(Row::name)
        .containsExactly("greeter.greeted", "greeter.greeted");
    assertThat(sink.rows())
        .extracting(row -> row.properties().members().get("ended"))
        .containsExactly(new Json.Flag(true), new Json.Flag(false));
    assertThat(sink.rows().get(1).epochMillis() - sink.rows().get(0).epochMillis())
        .isEqualTo(60_000);
    assertThat(sink.parcels().toString()).doesNotContain("Ada").doesNotContain("Grace");
    assertThat(sink.closed()).isPositive();
  }

  @Test
  void whereNobodyAgreedNothingLeaves() throws Exception {
    RecordingSink sink = new RecordingSink();
    try (Candor candor = open(new Machine(home, Map.of()), sink)) {
      candor.telemetry().record(new Greeted(true, "Ada"));
    }

    assertThat(sink.parcels()).isEmpty();
    assertThat(sink.await(1, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void whatIsSentBackComesAgainUnderTheSameIds() throws Exception {
    RecordingSink sink = new RecordingSink().thenDefer(Duration.ofHours(1));
    Machine machine = new Machine(home, Map.of("GREETER_TELEMETRY", "on"));
    try (Candor first = open(machine, sink)) {
      first.telemetry().record(new Greeted(true, "Ada"));
      first.flush(Duration.ofSeconds(20));
    }
    assertThat(sink.rows()).isEmpty();

    machine.clock().advance(Duration.ofHours(2));
    try (Candor later = open(machine, sink)) {
      later.telemetry().record(new Greeted(false, "Grace"));
    }

    assertThat(sink.await(2, Duration.ZERO)).isTrue();
    List<Row> came = sink.parcels().get(0).rows();
    assertThat(sink.rows()).hasSize(2).containsAll(came);
  }

  @Test
  void whatIsRejectedIsNotTaken() {
    RecordingSink sink = new RecordingSink().thenReject("no_thanks");
    try (Candor candor = open(new Machine(home, Map.of("GREETER_TELEMETRY", "on")), sink)) {
      candor.telemetry().record(new Greeted(true, "Ada"));
    }

    assertThat(sink.parcels()).hasSize(1);
    assertThat(sink.rows()).isEmpty();
  }

  private static Candor open(Machine machine, RecordingSink sink) {
    return Candor.builder(GreeterPlan.plan(), "1.0")
        .surroundings(machine.surroundings())
        .sink("collector", permit -> sink)
        .grace(Duration.ofSeconds(10))
        .open();
  }
}
