package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.candor.Level;
import dev.candor.Telemetry;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves of a panic that a guard, or nobody, caught: where nobody agreed to it, nothing. */
class CrashCanaryTest {

  @TempDir Path root;

  private final Canaries canaries = new Canaries();

  @Test
  void nothingOfAPanicLeavesWhereThePersonsFileDoesNotNameIt() throws Exception {
    List<Row> rows = leaving("level=on\n");

    assertThat(rows).extracting(Row::name).containsExactly("panic");
    assertThat(rows.get(0).fields().members()).containsOnlyKeys("component");
  }

  @Test
  void whereItIsNamedOwnFramesLeaveAndNoMessage() throws Exception {
    List<Row> rows = leaving("level=on\ncontent=panic.failure,panic_counted.failure\n");

    assertThat(rows).extracting(Row::name).containsExactly("panic");
    Json.Members fields = rows.get(0).fields();
    assertThat(fields.text("failure_class")).isEqualTo("java.lang.IllegalStateException");
    assertThat(fields.array("failure_frames"))
        .containsExactly(new Json.Text("org.example.build.Step:12"));
  }

  @Test
  void nothingLeavesOfWhatWasRecordedAtLevelLocal() throws Exception {
    Machine machine = new Machine(root);
    panic(machine);

    assertThat(machine.places().spool("collector")).doesNotExist();
    assertThat(canaries.in(machine.places().events())).hasSize(8); // the store here keeps all
  }

  private List<Row> leaving(String userFile) throws Exception {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), userFile);
    panic(machine);
    assertThat(canaries.in(machine.places().spool("collector"))).isEmpty();
    assertThat(canaries.in(machine.places().ledger())).isEmpty();
    ScriptedSink sink = new ScriptedSink();
    machine.courier(sink).step(Instant.MAX);
    List<Row> rows = new ArrayList<>();
    for (Parcel parcel : sink.parcels) {
      rows.addAll(parcel.rows());
    }
    return rows;
  }

  /** Panics twice: for an event that leaves as a row, and for one of tier METRICS. */
  private void panic(Machine machine) {
    try (Candor candor = machine.candor(CrashEvents.plan(Level.LOCAL)).open()) {
      Telemetry telemetry = candor.telemetry();
      guard(telemetry, failure -> new CrashEvents.Panic("http", failure));
      guard(telemetry, CrashEvents.CountedPanic::new);
    }
  }

  private void guard(Telemetry telemetry, Function<Throwable, Record> panic) {
    IllegalStateException failure = new IllegalStateException(canaries.plant());
    failure.initCause(new IOException(canaries.plant()));
    failure.addSuppressed(new IOException(canaries.plant()));
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.example.build.Step", "run", "Step.java", 12),
          new StackTraceElement("com.example." + canaries.plant(), "run", "Other.java", 1)
        });
    Throwable thrown =
        catchThrowable(
            () ->
                telemetry.guard(
                    panic,
                    () -> {
                      throw failure;
                    }));
    assertThat(thrown).isSameAs(failure);
  }
}
