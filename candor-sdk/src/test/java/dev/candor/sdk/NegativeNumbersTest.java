package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.sdk.MeteredEvents.Built;
import dev.candor.sdk.MeteredEvents.Outcome;
import dev.candor.wire.EventCount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A number that the plan says is never negative, and is: the event counts, and the host is told.
 */
class NegativeNumbersTest {

  private static final String RETRIES =
      "'build.finished' is counted without 'retries', which the plan says is never negative; record"
          + " 0 or more, or null where nobody knows";
  private static final String TOOK = RETRIES.replace("retries", "took_ms");

  @TempDir Path root;
  private final List<String> told = new ArrayList<>();

  @Test
  void whereAnEventLeavesAsACountItIsLeftOutAndToldOnce() throws Exception {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "level=on\ntiers=metrics\n");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor = sending(machine, sink)) {
      candor.telemetry().record(new Built(Outcome.OK, true, 5, -1, "ada"));
      candor.telemetry().record(new Built(Outcome.OK, true, 5, -2, "ada"));
      candor.telemetry().record(new Built(Outcome.OK, true, 5, 3, "ada"));
    }

    assertThat(told).containsExactly(RETRIES);
    assertThat(sink.parcels)
        .flatExtracting(Parcel::counts)
        .extracting(EventCount::n, EventCount::sums)
        .containsExactly(tuple(3L, Map.of("retries", 3.0, "took_ms", 15.0)));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
    assertThat(String.join("", machine.localLines())).contains("\"retries\":-1", "\"retries\":-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "on"})
  void theOperatorsMetersDoNotGetItAndEachFieldIsTold(String level) throws Exception {
    Machine machine = new Machine(root);
    machine.choose(level);
    RecordingMeters meters = new RecordingMeters();
    try (Candor candor =
        machine.candor(MeteredEvents.plan()).diagnostics(told::add).meters(meters).open()) {
      candor.telemetry().record(new Built(Outcome.OK, true, -5, -1, "ada"));
      candor.telemetry().record(new Built(Outcome.OK, true, -5, -1, "ada"));
    }

    assertThat(told).containsExactly(TOOK, RETRIES);
    assertThat(meters.lines)
        .containsExactly(
            "build_tool_build_finished_total[ok, true] +1.0",
            "build_tool_build_finished_total[ok, true] +1.0");
  }

  @Test
  void whereItLeavesAsARowNothingIsToldHere() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor = sending(machine, sink)) {
      candor.telemetry().record(new Built(Outcome.OK, true, 5, -1, "ada"));
    }

    assertThat(told).isEmpty();
    assertThat(sink.parcels).singleElement().asString().contains("-1");
  }

  private Candor sending(Machine machine, ScriptedSink sink) {
    return machine
        .candor(MeteredEvents.plan())
        .diagnostics(told::add)
        .sink("collector", permit -> sink)
        .grace(Duration.ofSeconds(20))
        .open();
  }
}
