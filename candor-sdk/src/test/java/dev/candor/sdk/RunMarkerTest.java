package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunMarkerTest {

  private static final String GONE = "019c2340-0000-7000-8000-0000000000";

  @TempDir Path root;

  private final List<String> troubles = new ArrayList<>();

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoIsToldOfTroubleMayWaitForOneThatClosesTheRun() throws Exception {
    Machine machine = new Machine(root);
    Machine.write(machine.places().runs(), "no folder");
    List<String> heard = new ArrayList<>();
    CompletableFuture<Thread> told = new CompletableFuture<>();
    Candor candor =
        machine
            .candor()
            .unclean(dead -> new SampleEvents.Step(9))
            .diagnostics(
                words -> {
                  told.complete(Thread.currentThread());
                  synchronized (heard) {
                    heard.add(words);
                  }
                })
            .open();

    synchronized (heard) {
      candor.telemetry().record(new SampleEvents.Step(1));
      assertThat(told.get()).isNotNull();
      candor.close();
      assertThat(heard).noneMatch(words -> words.contains("leaves no mark"));
    }
    told.get().join();
    assertThat(heard).anyMatch(words -> words.contains("leaves no mark"));
  }

  @Test
  void isThereFromTheFirstEventToTheEndForItsOwnerOnly() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      assertThat(machine.places().runs()).doesNotExist();

      candor.telemetry().record(new SampleEvents.Step(1));

      Path marker = awaitOne(machine.places().runs());
      assertThat(Files.getPosixFilePermissions(marker))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      String run = ("" + marker.getFileName()).replace(".run", "");
      assertThat(marker)
          .hasContent(
              ("{\"format\":1,\"run\":\"%s\",\"version\":\"1.4.2\","
                      + "\"began\":1770112800123,\"seen\":1770112800123}\n")
                  .formatted(run));
    }

    assertThat(machine.places().runs()).isEmptyDirectory();
    assertThat(CrashEvents.kept(machine, "gone")).isEmpty();
  }

  @Test
  void isMadeOnlyWhereTheProductAsksAndNotAtLevelOff() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor(CrashEvents.plan(Level.LOCAL)).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
    leave(machine, GONE + "01", 1_770_112_000_000L);
    machine.choose("off");
    try (Candor candor = open(machine)) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(machine.places().runs().resolve(GONE + "01.run")).exists();
    assertThat(CrashEvents.kept(machine, "gone")).isEmpty();
  }

  @Test
  void tellsToTheMinuteWhenItsRunWasLastAtWork() throws IOException {
    Path folder = root.resolve("runs");
    RunMarker marker = new RunMarker(folder, debug(new Machine(root)));
    long began = 1_770_112_800_123L;
    marker.begin(SpoolRows.header(SpoolRows.RUN));

    marker.alive(began + 59_999);
    String young = Files.readString(folder.resolve(SpoolRows.RUN + ".run"));
    marker.alive(began + 60_000);
    String later = Files.readString(folder.resolve(SpoolRows.RUN + ".run"));
    marker.alive(began - 86_400_000);
    String back = Files.readString(folder.resolve(SpoolRows.RUN + ".run"));

    assertThat(young).contains("\"seen\":1770112800123}\n");
    assertThat(later).contains("\"began\":1770112800123,\"seen\":1770112860123}\n");
    assertThat(back).contains("\"seen\":1770026400123}\n");
    marker.end();
    marker.end();
    marker.begin(SpoolRows.header(SpoolRows.RUN));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDeadRunIsToldOfOnceWithWhatIsKnown() throws IOException {
    Machine machine = new Machine(root);
    leave(machine, GONE + "01", 1_770_112_000_000L);

    record(machine);
    record(machine);

    assertThat(CrashEvents.kept(machine, "gone")).hasSize(1);
    assertThat("" + CrashEvents.kept(machine, "gone").get(0).properties().members().values())
        .contains(GONE + "01", "0.9.1", "1770112000000", "1770112060000");
    assertThat(machine.places().runs()).isEmptyDirectory();
  }

  @Test
  void aCommandThatEndsAtOnceTellsOfItAllTheSame() throws IOException {
    for (int i = 10; i < 40; i++) {
      Machine machine = new Machine(root);
      leave(machine, GONE + i, 1_770_112_000_000L);

      record(machine);
    }

    assertThat(CrashEvents.texts(new Machine(root), "gone", "run_gone"))
        .hasSize(30)
        .doesNotHaveDuplicates();
  }

  @Test
  void aFunctionThatThrowsCostsItsEventOnly() throws IOException {
    Machine machine = new Machine(root);
    leave(machine, GONE + "01", 1);
    Candor.Builder builder = machine.candor(CrashEvents.plan(Level.LOCAL));
    builder.unclean(
        dead -> {
          throw new IllegalStateException("no event for " + dead.run());
        });
    try (Candor candor = builder.diagnostics(troubles::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(CrashEvents.kept(machine, "step")).hasSize(1);
    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2, 1, Map.of("not_made", 1L), 0));
    assertThat(troubles).singleElement().asString().contains("an unclean shutdown could not be");
  }

  @Test
  void aMarkerCutOrFlippedAnywhereHarmsNobody() throws IOException {
    Machine machine = new Machine(root);
    byte[] whole = marker(GONE + "01", 1_770_112_000_000L).getBytes(UTF_8);
    Path file = machine.places().runs().resolve(GONE + "01.run");
    Files.createDirectories(machine.places().runs());
    DeadRuns runs = new DeadRuns(machine.places().runs(), debug(machine));
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      for (byte[] bytes : List.of(Arrays.copyOf(whole, at), flipped)) {
        Files.write(file, bytes);
        List<DeadRun> told = new ArrayList<>();
        troubles.clear();

        runs.tell(told::add);

        assertThat(told.size() + troubles.size()).as("%s", new String(bytes, UTF_8)).isEqualTo(1);
        assertThat(Files.exists(file))
            .as("%s", new String(bytes, UTF_8))
            .isEqualTo(!troubles.isEmpty() && troubles.get(0).contains(" stays,"));
        Files.deleteIfExists(file);
      }
    }
  }

  @Test
  void whatIsNoMarkerIsLeftOrRemovedAndSaidSo() throws IOException {
    Machine machine = new Machine(root);
    Path runs = machine.places().runs();
    Files.createDirectories(runs.resolve("folder.run"));
    Path elsewhere = Files.writeString(root.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(runs.resolve("link.run"), elsewhere);
    Files.writeString(runs.resolve("notes.txt"), "foreign");
    Files.writeString(runs.resolve("large.run"), " ".repeat(5_000));
    Files.writeString(
        runs.resolve("later.run"), marker("later", 1).replace("\"format\":1", "\"format\":2"));
    Files.writeString(runs.resolve(GONE + "02.run"), marker(GONE + "03", 1));
    Files.writeString(runs.resolve(GONE + "04.run-0.tmp"), "");
    Path old = Files.writeString(runs.resolve(GONE + "05.run-0.tmp"), "");
    Files.setLastModifiedTime(old, FileTime.from(machine.clock.instant().minusSeconds(3_601)));
    List<DeadRun> told = new ArrayList<>();

    new DeadRuns(runs, debug(machine)).tell(told::add);

    assertThat(told).isEmpty();
    assertThat(names(runs))
        .containsExactlyInAnyOrder(
            "folder.run", "link.run", "notes.txt", "later.run", GONE + "04.run-0.tmp");
    assertThat(elsewhere).hasContent("precious");
    assertThat(troubles)
        .hasSize(5)
        .anyMatch(trouble -> trouble.contains("folder.run stays") && trouble.contains("no plain"))
        .anyMatch(trouble -> trouble.contains("link.run stays"))
        .anyMatch(trouble -> trouble.contains("large.run was no mark of a run, and is removed"))
        .anyMatch(trouble -> trouble.contains("later.run stays") && trouble.contains("format 2"))
        .anyMatch(trouble -> trouble.contains(GONE + "03"));
  }

  @Test
  void thousandsOfMarkersAreToldOfStartByStart() throws IOException {
    Machine machine = new Machine(root);
    int all = 2_000;
    Files.createDirectories(machine.places().runs());
    for (int i = 0; i < all; i++) {
      leave(machine, new UUID(7, i).toString(), 1_770_112_000_000L);
    }

    record(machine);
    assertThat(CrashEvents.kept(machine, "gone")).hasSize(DeadRuns.MOST_TOLD);
    int starts = 1;
    while (!names(machine.places().runs()).isEmpty() && starts < all) {
      record(machine);
      starts++;
    }

    assertThat(starts).isEqualTo((all + DeadRuns.MOST_TOLD - 1) / DeadRuns.MOST_TOLD);
    assertThat(CrashEvents.texts(machine, "gone", "run_gone")).hasSize(all).doesNotHaveDuplicates();
  }

  @Test
  void aFolderThatCannotBeMadeCostsTheMarkerOnly() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().runs(), "a file where the folder should be");

    record(machine);

    assertThat(CrashEvents.kept(machine, "step")).hasSize(1);
    assertThat(troubles).anyMatch(trouble -> trouble.contains("this run leaves no mark"));
  }

  private void record(Machine machine) {
    try (Candor candor = open(machine)) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
  }

  private Candor open(Machine machine) {
    machine.entropy = new SystemEntropy();
    return machine
        .candor(CrashEvents.plan(Level.LOCAL))
        .unclean(CrashEvents.Gone::new)
        .diagnostics(troubles::add)
        .open();
  }

  private Debug debug(Machine machine) {
    return new Debug("build-tool", null, troubles::add, machine.clock);
  }

  private static void leave(Machine machine, String run, long began) throws IOException {
    Machine.write(machine.places().runs().resolve(run + ".run"), marker(run, began));
  }

  private static String marker(String run, long began) {
    return "{\"format\":1,\"run\":\"%s\",\"version\":\"0.9.1\",\"began\":%d,\"seen\":%d}\n"
        .formatted(run, began, began + 60_000);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> "" + file.getFileName()).toList();
    }
  }

  private static Path awaitOne(Path folder) throws IOException {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(folder) || names(folder).stream().noneMatch(n -> n.endsWith(".run"))) {
      assertThat(System.nanoTime()).as("no marker is made").isLessThan(until);
      Thread.onSpinWait();
    }
    return folder.resolve(names(folder).get(0));
  }
}
