package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.wire.MalformedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a heartbeat whose process is killed. */
@Timeout(120)
class HeartbeatDeathTest {

  @TempDir private Path root;

  private final List<HeartbeatReport<SampleWork, SampleWork.Delta>> said =
      new CopyOnWriteArrayList<>();
  private final List<HeartbeatReport<SampleWork, SampleWork.Delta>> farewells =
      new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Machine machine = new Machine(Path.of(""));

  @BeforeEach
  void onAMachine() {
    machine = new Machine(root);
    machine.entropy = new SystemEntropy();
  }

  @Test
  void theNextProcessSaysOnceWhatAKilledOneCouldNot() throws Exception {
    assertThat(ChildJvm.run(Killed.class, root.toString(), "reported")).isEqualTo("killed");
    Instant killedAt = machine.clock.instant().plus(Duration.ofMinutes(4));
    machine.clock.advance(Duration.ofHours(7));
    liveForTwoMinutes();
    liveForTwoMinutes();

    HeartbeatReport<SampleWork, SampleWork.Delta> dead = farewells.get(0);
    assertThat(dead)
        .isEqualTo(
            new HeartbeatReport<>(
                new SampleWork(12, 3, 4, List.of("b", "c")),
                new SampleWork.Delta(2, 1, -5, List.of("c"), List.of("a"), true, true),
                false,
                false,
                true,
                killedAt,
                Duration.ofMinutes(2),
                Duration.ofMinutes(4)));
    assertThat(farewells).extracting(HeartbeatReport::killed).containsExactly(true, false, false);
    assertThat(said).extracting(HeartbeatReport::dirtyStart).containsExactly(true);
    assertThat(farewells).extracting(HeartbeatReport::dirtyStart).containsOnly(false);
    assertThat(told).isEmpty();
  }

  @Test
  void whatAProcessThatReportedNothingCountedIsAFirstReport() throws Exception {
    assertThat(ChildJvm.run(Killed.class, root.toString(), "unreported")).isEqualTo("killed");
    liveForTwoMinutes();

    HeartbeatReport<SampleWork, SampleWork.Delta> dead = farewells.get(0);
    assertThat(dead.killed()).isTrue();
    assertThat(dead.sessionStart()).isTrue();
    assertThat(dead.delta())
        .isEqualTo(new SampleWork.Delta(10, 2, 0, List.of(), List.of(), true, false));
    assertThat(said).extracting(HeartbeatReport::dirtyStart).containsExactly(true);
  }

  @Test
  void twoThatLiveLeaveEachOtherAlone() throws Exception {
    try (Candor one = open();
        Candor other = open()) {
      pass(one, Duration.ofMinutes(2));
      pass(other, Duration.ofMinutes(2));
    }

    assertThat(farewells).extracting(HeartbeatReport::killed).containsExactly(false, false);
    assertThat(farewells).extracting(HeartbeatReport::dirtyStart).containsOnly(false);
    assertThat(told).isEmpty();
  }

  @Test
  void noByteThatIsLostOrFlippedPassesForNumbers() {
    byte[] whole = checkpoint().encode(SampleWork.shape());
    HeartbeatCheckpoint read = HeartbeatCheckpoint.decode(whole, SampleWork.shape());
    assertThat(read.encode(SampleWork.shape())).isEqualTo(whole);
    assertThat(read.changes().delta(SampleWork.shape(), false))
        .isEqualTo(checkpoint().changes().delta(SampleWork.shape(), false));

    for (int i = 0; i < whole.length; i++) {
      isRefused(Arrays.copyOf(whole, i));
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = whole.clone();
        flipped[i] ^= (byte) (1 << bit);
        isRefused(flipped);
      }
    }
  }

  private static void isRefused(byte[] damaged) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> HeartbeatCheckpoint.decode(damaged, SampleWork.shape()));
  }

  @Test
  void whatIsDamagedIsGoneWithOneWordAndTheStartIsDirtyAllTheSame() throws Exception {
    byte[] whole = checkpoint().encode(SampleWork.shape());
    byte[][] damaged = {
      {},
      {'{'},
      Arrays.copyOf(whole, whole.length / 2),
      new byte[(1 << 20) + 1],
      {'n', 'u', 'l', 'l', '\n'}
    };
    for (byte[] each : damaged) {
      leave("dead", each);
      told.clear();
      said.clear();
      farewells.clear();
      Files.deleteIfExists(folder().resolve("stamp"));
      liveForTwoMinutes();

      assertThat(told)
          .singleElement()
          .asString()
          .startsWith("what a killed process had not reported");
      assertThat(said).extracting(HeartbeatReport::dirtyStart).containsExactly(true);
      assertThat(farewells).hasSize(1);
      try (var files = Files.list(folder())) {
        assertThat(files).containsExactly(folder().resolve("stamp"));
      }
    }
  }

  @Test
  void aPlaceThatNobodyHadYetIsNoDeath() throws Exception {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve("new.lock"));
    liveForTwoMinutes();

    assertThat(said).extracting(HeartbeatReport::dirtyStart).containsExactly(false);
    assertThat(folder().resolve("new.lock")).doesNotExist();
  }

  @Test
  void whereNothingCanBeKeptTheReportsAreMadeAllTheSame() throws Exception {
    Machine.write(folder(), "a file where the folder should be");
    liveForTwoMinutes();

    assertThat(said).hasSize(1);
    assertThat(farewells).hasSize(1);
    assertThat(told).anyMatch(word -> word.startsWith("if this process is killed"));
  }

  private static HeartbeatCheckpoint checkpoint() {
    return new HeartbeatCheckpoint(
        new StateSnapshot(
            new long[] {Long.MAX_VALUE, 3}, new long[] {-4}, List.of(List.of("b", "é\"\n"))),
        new StateChanges(
            new long[] {2, 0},
            new long[] {Long.MIN_VALUE},
            List.of(List.of("é\"\n")),
            List.of(List.of("a"))),
        false,
        1_770_112_800_123L,
        60_000,
        180_000);
  }

  private void leave(String id, byte[] kept) throws Exception {
    Files.createDirectories(folder());
    Files.write(folder().resolve(id + ".lock"), new byte[] {'\n'});
    Files.write(folder().resolve(id + ".json"), kept);
  }

  private Path folder() {
    return machine.places().state().resolve("heartbeat");
  }

  private void liveForTwoMinutes() throws InterruptedException {
    try (Candor candor = open()) {
      pass(candor, Duration.ofMinutes(2));
    }
  }

  private Candor open() {
    Heartbeat<SampleWork, SampleWork.Delta> heartbeat =
        Heartbeat.of(SampleWork.shape(), () -> SampleWork.NOTHING)
            .reporting(
                report -> {
                  said.add(report);
                  return new SampleEvents.Step(1);
                },
                report -> {
                  farewells.add(report);
                  return new SampleEvents.Step(2);
                });
    return machine.candor().heartbeat(heartbeat).diagnostics(told::add).open();
  }

  private void pass(Candor candor, Duration time) throws InterruptedException {
    pass(machine, candor, time);
  }

  private static void pass(Machine machine, Candor candor, Duration time)
      throws InterruptedException {
    round(candor);
    machine.nanos.addAndGet(time.toNanos());
    machine.clock.advance(time); // last: it wakes
    round(candor);
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
  }

  /** A tool that is killed, with its first report made or not. */
  static final class Killed {

    private Killed() {}

    public static void main(String[] args) throws InterruptedException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      CopyOnWriteArrayList<SampleWork> work =
          new CopyOnWriteArrayList<>(List.of(new SampleWork(10, 2, 9, List.of("a", "b"))));
      Heartbeat<SampleWork, SampleWork.Delta> heartbeat =
          Heartbeat.of(SampleWork.shape(), () -> work.get(0))
              .reporting(report -> new SampleEvents.Step(1), report -> new SampleEvents.Step(2));
      Candor candor = machine.candor().heartbeat(heartbeat).open();
      pass(machine, candor, Duration.ofSeconds(90));
      if (args[1].equals("reported")) {
        pass(machine, candor, Duration.ofSeconds(30));
        work.set(0, new SampleWork(12, 3, 4, List.of("b", "c")));
        pass(machine, candor, Duration.ofMinutes(2));
      }
      System.out.print("killed");
      System.out.flush();
      Runtime.getRuntime().halt(1);
    }
  }
}
