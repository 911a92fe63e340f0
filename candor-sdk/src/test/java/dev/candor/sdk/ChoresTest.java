package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run keeps within bounds, whatever its level and its plan. */
class ChoresTest {

  @TempDir private Path root = Path.of("");

  /** The plan knows a collector alone: what went to the vendor went under an earlier one. */
  @ParameterizedTest
  @CsvSource({"on, collector", "on, vendor", "local, collector", "local, vendor"})
  void receiptsGoAfterTheirTimeAtAnyLevelAndOfAnyDestination(String level, String destination)
      throws IOException {
    Machine machine = new Machine(root);
    machine.choose(level);
    Path old = receipt(machine, destination, "old", 31);
    Path young = receipt(machine, destination, "young", 29);

    run(machine);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  /** A run looks at none of them where another did: thousands would keep a short one. */
  @ParameterizedTest
  @CsvSource({"0, true", "59, true", "60, false", "-1, false"})
  void receiptsAreLookedAfterOnceAnHour(int minutes, boolean stays) throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");
    receipt(machine, "collector", "first", 31);
    run(machine);
    Path next = receipt(machine, "collector", "next", 31);

    machine.clock.set(machine.clock.instant().plus(Duration.ofMinutes(minutes)));
    run(machine);

    assertThat(Files.exists(next)).isEqualTo(stays);
  }

  @Test
  void atLevelOffNothingIsTouched() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("off");
    Path old = receipt(machine, "collector", "old", 31);

    run(machine);

    assertThat(old).exists();
  }

  private static void run(Machine machine) {
    try (Candor candor = machine.candor(SampleEvents.plan(Level.LOCAL)).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
  }

  private static Path receipt(Machine machine, String destination, String name, int days)
      throws IOException {
    Path file = machine.places().receipts().resolve(destination).resolve(name + Receipts.ENDING);
    Machine.write(file, "what it says is not asked");
    Files.setLastModifiedTime(
        file, FileTime.from(machine.clock.instant().minus(Duration.ofDays(days))));
    return file;
  }
}
