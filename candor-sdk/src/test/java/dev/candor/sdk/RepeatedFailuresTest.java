package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedFailuresTest {

  private static final int PROCESSES = 64;

  @TempDir Path root;

  private final List<String> troubles = new ArrayList<>();

  @Test
  void theThirdWithinTenMinutesIsToldOfOnceAnHour() {
    Machine machine = new Machine(root);
    RepeatedFailure third = new RepeatedFailure("ao spawn", 1, 3);

    assertThat(fails(machine, "ao spawn", 1)).isNull();
    machine.clock.advance(Duration.ofMinutes(5));
    assertThat(fails(machine, "ao spawn", 1)).isNull();
    machine.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(fails(machine, "ao spawn", 1)).isEqualTo(third);

    for (int i = 0; i < 19; i++) { // 57 minutes of trying
      machine.clock.advance(Duration.ofMinutes(3));
      assertThat(fails(machine, "ao spawn", 1)).as("%d", i).isNull();
    }
    machine.clock.advance(Duration.ofMinutes(3));
    assertThat(fails(machine, "ao spawn", 1)).isEqualTo(new RepeatedFailure("ao spawn", 1, 4));
    assertThat(troubles).isEmpty();
  }

  @Test
  void failuresThatAreFurtherApartAreNotRepeated() {
    Machine machine = new Machine(root);
    for (int i = 0; i < 20; i++) {
      assertThat(fails(machine, "ao spawn", 1)).isNull();
      machine.clock.advance(Duration.ofMinutes(5));
    }
  }

  @Test
  void anotherCommandOrAnotherCodeIsAnotherFailure() {
    Machine machine = new Machine(root);
    for (String command : List.of("ao spawn", "ao send")) {
      for (int code = 1; code <= 2; code++) {
        assertThat(fails(machine, command, code)).isNull();
        assertThat(fails(machine, command, code)).isNull();
      }
    }

    assertThat(fails(machine, "ao send", 2)).isEqualTo(new RepeatedFailure("ao send", 2, 3));
    assertThat(fails(machine, "ao spawn", 1)).isEqualTo(new RepeatedFailure("ao spawn", 1, 3));
  }

  @Test
  void aClockThatIsPutBackNeitherSilencesForLongNorTellsTwiceAnHour() {
    Machine machine = new Machine(root);
    for (int i = 0; i < 3; i++) {
      fails(machine, "ao spawn", 1);
    }
    machine.clock.advance(Duration.ofDays(-1));

    int told = 0;
    for (int i = 0; i < 59; i++) {
      told += fails(machine, "ao spawn", 1) == null ? 0 : 1;
      machine.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(told).isZero();
    machine.clock.advance(Duration.ofMinutes(1));
    assertThat(fails(machine, "ao spawn", 1)).isNotNull();
  }

  @Test
  void aFileCutOrFlippedAnywhereIsBegunAnewOrRead() throws IOException {
    Machine machine = new Machine(root);
    fails(machine, "ao spawn", 1);
    fails(machine, "ao spawn", 1);
    Path file = machine.places().state().resolve("failures.json");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      for (byte[] bytes : List.of(Arrays.copyOf(whole, at), flipped)) {
        Files.write(file, bytes);
        troubles.clear();

        RepeatedFailure told = fails(machine, "ao spawn", 1);

        boolean damaged = !troubles.isEmpty();
        assertThat(damaged && told != null).as("%s", new String(bytes, UTF_8)).isFalse();
        assertThat(troubles).allMatch(trouble -> trouble.contains("is begun anew"));
        assertThat(Json.parse(Files.readAllBytes(file)).object().array("failed")).isNotEmpty();
        if (bytes.length < whole.length) {
          assertThat(damaged).as("cut at %d", at).isTrue();
        }
      }
    }
  }

  @Test
  void theFileIsItsOwnersAndKeepsNoMoreThanTheLatestCommands() throws IOException {
    Machine machine = new Machine(root);
    for (int i = 0; i < 300; i++) {
      fails(machine, "ao " + "x".repeat(190) + i, 1);
    }
    Path file = machine.places().state().resolve("failures.json");

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Json.parse(Files.readAllBytes(file)).object().array("failed"))
        .hasSize(RepeatedFailures.MOST_COMMANDS);
    machine.clock.advance(Duration.ofHours(2));
    fails(machine, "ao send", 1);
    assertThat(Json.parse(Files.readAllBytes(file)).object().array("failed")).hasSize(1);
    fails(machine, "x".repeat(201), 1);
    assertThat(troubles).singleElement().asString().contains("a command of 201 characters");
  }

  @Test
  void manyThatFailInALoopKeepAFileOfBoundedSize() throws IOException {
    Machine machine = new Machine(root);
    for (int i = 0; i < 500; i++) {
      fails(machine, "ao spawn", 1);
    }

    assertThat(machine.places().state().resolve("failures.json"))
        .satisfies(file -> assertThat(Files.size(file)).isLessThan(20 * Failures.MOST_TIMES));
  }

  @Test
  void aLockThatOthersHoldCostsTheCountAndHardlyAnyTime() throws Exception {
    Machine machine = new Machine(root);
    fails(machine, "ao spawn", 1);
    Process holder = ChildJvm.start(List.of(), Holder.class, machine.places().state().toString());
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('!');
      long began = System.nanoTime();

      assertThat(fails(machine, "ao spawn", 1)).isNull();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(troubles)
          .singleElement()
          .asString()
          .contains("a failure of 'ao spawn' is not counted", "failures.lock is held by others");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    fails(machine, "ao spawn", 1);
    assertThat(fails(machine, "ao spawn", 1)).isNotNull();
  }

  @Test
  @Tag("alone")
  void sixtyFourProcessesLoseNoFailureUnsaidAndTellOfOne() throws Exception {
    Machine machine = new Machine(root);
    List<Process> tools = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      tools.add(ChildJvm.start(List.of(), Tool.class, root.toString()));
    }
    for (Process tool : tools) {
      assertThat(tool.getInputStream().read()).isEqualTo('!');
    }
    for (Process tool : tools) {
      tool.getOutputStream().write('\n');
      tool.getOutputStream().flush();
    }
    int uncounted = 0;
    int told = 0;
    for (Process tool : tools) {
      String printed = ChildJvm.end(tool);
      uncounted += printed.contains("is not counted") ? 1 : 0;
      told += printed.contains("told") ? 1 : 0;
    }

    Path file = machine.places().state().resolve("failures.json");
    Json.Members failed =
        Json.parse(Files.readAllBytes(file)).object().array("failed").get(0).object();
    assertThat(failed.array("at")).hasSize(PROCESSES - uncounted);
    assertThat(told).isEqualTo(PROCESSES - uncounted < 3 ? 0 : 1);
  }

  @Test
  void aCommandThatEndsIsOneCall() throws IOException {
    Machine machine = new Machine(root);
    for (int i = 0; i < 4; i++) {
      try (Candor candor = machine.candor(CrashEvents.plan(Level.LOCAL)).open()) {
        candor.ended("ao spawn", 2, CrashEvents.endings());
        candor.ended("ao send", 0, CrashEvents.endings());
      }
    }

    assertThat(CrashEvents.texts(machine, "misused", "command"))
        .containsExactly("ao spawn", "ao spawn", "ao spawn", "ao spawn");
    assertThat(CrashEvents.texts(machine, "repeated", "command")).containsExactly("ao spawn");
    assertThat(CrashEvents.kept(machine, "repeated").get(0).properties().whole("times"))
        .isEqualTo(3);
  }

  @Test
  void atLevelOffNothingIsCounted() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("off");
    try (Candor candor = machine.candor(CrashEvents.plan(Level.LOCAL)).open()) {
      candor.ended("ao spawn", 2, CrashEvents.endings());
    }

    assertThat(machine.places().state()).doesNotExist();
  }

  @Test
  void numbersThatMeanNothingAreRefused() {
    Duration minute = Duration.ofMinutes(1);
    for (int times : new int[] {-1, 0, 1, 101}) {
      assertThatThrownBy(() -> new Failures(times, minute, minute))
          .hasMessageContaining("times=" + times);
    }
    assertThatThrownBy(() -> new Failures(3, Duration.ZERO, minute)).hasMessageContaining("within");
    assertThatThrownBy(() -> new Failures(3, minute, minute.negated()))
        .hasMessageContaining("quiet=PT-1M");
    assertThat(Map.of(Failures.defaults(), 1))
        .containsKey(new Failures(3, Duration.ofMinutes(10), Duration.ofHours(1)));
  }

  private @Nullable RepeatedFailure fails(Machine machine, String command, int code) {
    return failures(machine, troubles).count(command, code, Failures.defaults());
  }

  private static RepeatedFailures failures(Machine machine, List<String> troubles) {
    return new RepeatedFailures(
        machine.places().state(), new Debug("build-tool", null, troubles::add, machine.clock));
  }

  /** A tool whose command fails when it is told to. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws IOException {
      List<String> troubles = new ArrayList<>();
      RepeatedFailures failures = failures(new Machine(Path.of(args[0])), troubles);
      System.out.print('!');
      System.out.flush();
      System.in.read();
      Object told = failures.count("ao spawn", 1, Failures.defaults());
      System.out.println(told == null ? troubles : "told");
    }
  }

  /** Holds the lock until it is killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws IOException {
      Path lock = Path.of(args[0]).resolve("failures.lock");
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        boolean held = channel.lock().isValid();
        System.out.print(held ? '!' : '?');
        System.out.flush();
        System.in.read();
      }
    }
  }
}
