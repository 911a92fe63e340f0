package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills tools for real, and counts what the next start says of it. */
class UncleanTest {

  private static final int KILLS = 40;
  private static final int STARTERS = 64;

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"before the first event, 0", "at work, 1", "after the end, 0"})
  void aKilledRunIsToldOfByTheNextStartAndByNoOther(String when, int told) throws Exception {
    Machine machine = new Machine(root);
    Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), when);
    assertThat(process.getInputStream().read()).isEqualTo('!');
    if (told > 0) {
      awaitRows(machine, 1);
      record(machine); // while it lives, it is not taken for dead
      assertThat(CrashEvents.kept(machine, "gone")).isEmpty();
    }

    process.destroyForcibly().waitFor();
    record(machine);
    record(machine);

    assertThat(CrashEvents.kept(machine, "gone")).hasSize(told);
    assertThat(machine.places().runs()).isEmptyDirectory();
  }

  @Test
  void aTerminatedRunHasEndedInOrder() throws Exception {
    Machine machine = new Machine(root);
    Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), "at work");
    assertThat(process.getInputStream().read()).isEqualTo('!');
    awaitRows(machine, 1);

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(machine.places().runs()).isEmptyDirectory();
  }

  @Test
  void killedAtAnyPointARunThatKeptAnEventIsToldOfOnce() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Machine machine = new Machine(root);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), "flood");
      assertThat(process.getInputStream().read()).isEqualTo('!');
      process.waitFor(random.nextInt(150_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();

      record(machine);

      Set<String> killed = CrashEvents.runsThatKept(machine, "step");
      List<String> told = CrashEvents.texts(machine, "gone", "run_gone");
      assertThat(told).as("kill %d, seed %d", kill, seed).doesNotHaveDuplicates();
      assertThat(told).as("kill %d, seed %d", kill, seed).containsAll(killed);
    }
    assertThat(CrashEvents.kept(machine, "gone")).hasSizeGreaterThan(KILLS / 4);
  }

  @Test
  void killedWhileItTellsARunIsNeverToldOfTwice() throws Exception {
    long seed = 20_261_122;
    Random random = new Random(seed);
    Machine machine = new Machine(root);
    int left = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      for (int i = 0; i < 20; i++) {
        leave(machine, new UUID(kill, i));
        left++;
      }
      Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), "flood");
      assertThat(process.getInputStream().read()).isEqualTo('!');
      process.waitFor(random.nextInt(8_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();
    }
    while (hasMarkers(machine)) {
      record(machine);
    }

    List<String> told = CrashEvents.texts(machine, "gone", "run_gone");
    assertThat(told).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(told.size()).as("seed %d", seed).isBetween(left - 20 * KILLS / 2, left + KILLS);
  }

  @Test
  @Tag("alone")
  void sixtyFourThatStartTogetherTellOfItOnce() throws Exception {
    Machine machine = new Machine(root);
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      gone.add(leave(machine, new UUID(7, i)));
    }
    List<Process> starters = new ArrayList<>();
    for (int i = 0; i < STARTERS; i++) {
      starters.add(ChildJvm.start(List.of(), Tool.class, root.toString(), "on command"));
    }
    for (Process starter : starters) {
      assertThat(starter.getInputStream().read()).isEqualTo('!');
    }

    goOn(starters);
    awaitRows(machine, STARTERS); // in a crowd like this, closing would not wait for the disk
    goOn(starters);

    for (Process starter : starters) {
      assertThat(ChildJvm.end(starter)).isEmpty();
      assertThat(starter.exitValue()).isZero();
    }
    assertThat(CrashEvents.texts(machine, "gone", "run_gone"))
        .containsExactlyInAnyOrderElementsOf(gone);
    assertThat(machine.places().runs()).isEmptyDirectory();
    assertThat(CrashEvents.kept(machine, "step")).hasSize(STARTERS);
  }

  private static void record(Machine machine) {
    machine.entropy = new SystemEntropy();
    try (Candor candor = open(machine)) {
      candor.telemetry().record(new CrashEvents.Misused("orderly"));
    }
  }

  private static Candor open(Machine machine) {
    return machine
        .candor(CrashEvents.plan(Level.LOCAL))
        .unclean(CrashEvents.Gone::new)
        .diagnostics(System.out::println)
        .open();
  }

  private static void goOn(List<Process> starters) throws IOException {
    for (Process starter : starters) {
      starter.getOutputStream().write('\n');
      starter.getOutputStream().flush();
    }
  }

  private static void awaitRows(Machine machine, int rows) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (CrashEvents.kept(machine, "step").size() < rows) {
      assertThat(System.nanoTime()).as("not all are ever kept").isLessThan(until);
      LockSupport.parkNanos(10_000_000); // the processors are for the children
    }
  }

  private static String leave(Machine machine, UUID run) throws IOException {
    Machine.write(
        machine.places().runs().resolve(run + ".run"),
        "{\"format\":1,\"run\":\"%s\",\"version\":\"1\",\"began\":1,\"seen\":1}".formatted(run));
    return run.toString();
  }

  private static boolean hasMarkers(Machine machine) throws IOException {
    try (Stream<Path> files = Files.list(machine.places().runs())) {
      return files.anyMatch(file -> file.toString().endsWith(".run"));
    }
  }

  /** A tool that waits to be killed, or ends. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws Exception {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      Candor candor = open(machine);
      Telemetry telemetry = candor.telemetry();
      if (args[1].equals("at work")) {
        telemetry.record(new SampleEvents.Step(1));
      }
      if (args[1].equals("after the end")) {
        telemetry.record(new SampleEvents.Step(1));
        candor.close();
      }
      System.out.print('!');
      System.out.flush();
      if (args[1].equals("on command")) {
        System.in.read();
        telemetry.record(new SampleEvents.Step(1));
        System.in.read();
        candor.close();
        return;
      }
      while (args[1].equals("flood")) {
        telemetry.record(new SampleEvents.Step(1));
        LockSupport.parkNanos(100_000);
      }
      new CountDownLatch(1).await();
    }
  }
}
