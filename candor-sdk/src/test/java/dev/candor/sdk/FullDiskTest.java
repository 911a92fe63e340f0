package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.Level;
import dev.candor.Telemetry;
import dev.candor.sdk.FaultyDisk.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool on a bad disk: it notices nothing, its ledger counts everything, its listener is told. */
class FullDiskTest {

  private static final int EVENTS = 200;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final FaultyDisk disk = new FaultyDisk();

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "Too many open files, OPEN",
    "No locks available, LOCK",
    "Read-only file system, CREATE",
    "No space left on device, WRITE",
    "Permission denied, FOLDER",
  })
  void whatTheDiskRefusesFromTheStartIsWrittenWhenItNoLongerDoes(String words, Act act)
      throws Exception {
    Machine machine = new Machine(disk.at(root));
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      disk.refuse(words, act);
      record(candor.telemetry());
      assertThat(candor.flush(LONG)).isFalse();
      assertThat(StoreRows.read(real().events()).ids()).isEmpty();
      assertThat(told).anyMatch(each -> each.contains("" + EVENTS) && each.contains(words));
      disk.heal();

      assertThat(candor.flush(LONG)).isTrue();

      assertThat(StoreRows.read(real().events()).ids()).hasSize(EVENTS).doesNotHaveDuplicates();
    }
    assertLedger(EVENTS, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "Too many open files, OPEN",
    "No locks available, LOCK",
    "Read-only file system, CREATE",
    "No space left on device, WRITE",
  })
  void whatTheDiskNeverTakesIsToldWithTheNumber(String words, Act act) throws Exception {
    Machine machine = new Machine(disk.at(root));
    long began = System.nanoTime();
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      disk.refuse(words, act);
      record(candor.telemetry());
    }

    assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
    assertThat(told)
        .anyMatch(each -> each.startsWith("200 events were lost, as the local store never"))
        .anyMatch(each -> each.startsWith("the local store does not take events, and 200 wait"))
        .anyMatch(
            each -> // the ledger is on the same disk
            each.contains("recorded 200, delivered 0, lost {not_written=200}") || act == Act.LOCK);
    assertThat(StoreRows.read(real().events()).ids()).isEmpty();
    if (act == Act.LOCK) {
      assertLedger(0, Map.of("not_written", (long) EVENTS));
      assertThat(real().events()).isDirectoryNotContaining("glob:**.jsonl");
    }
  }

  @Test
  void whatWasWrittenInPartStandsOnceWhenTheDiskHasRoomAgain() throws Exception {
    Machine machine = new Machine(disk.at(root));
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      record(candor.telemetry());
      assertThat(candor.flush(LONG)).isTrue();
      disk.fill(7_777);
      disk.refuse("Input/output error", Act.TRUNCATE);
      record(candor.telemetry());
      assertThat(candor.flush(LONG)).isFalse();
      assertThat(StoreRows.read(real().events()).ids()).hasSizeBetween(EVENTS + 10, 2 * EVENTS - 1);
      disk.heal();
    }

    assertThat(StoreRows.read(real().events()).ids()).hasSize(2 * EVENTS).doesNotHaveDuplicates();
    assertThat(new Ledger(real().ledger()).read().get("local"))
        .isEqualTo(new Ledger.Reading(2 * EVENTS, 2 * EVENTS, Map.of(), 0));
  }

  @Test
  void aDiskThatIsReallyFullLosesNothingThatWasFlushed() throws Exception {
    Path small = Files.createDirectory(root.resolve("small"));
    assumeTrue(isRun("mount", "-t", "tmpfs", "-o", "size=64k", "candor-test", small.toString()));
    try {
      Machine machine = new Machine(small);
      long flushed = 0;
      try (Candor candor = machine.candor().diagnostics(told::add).open()) {
        for (int i = 0; i < 10; i++) {
          record(candor.telemetry());
          flushed = candor.flush(LONG) ? (i + 1L) * EVENTS : flushed;
        }
        assertThat(flushed).isLessThan(10L * EVENTS);
        assertThat(StoreRows.read(machine.places().events()).ids())
            .doesNotHaveDuplicates()
            .hasSizeGreaterThanOrEqualTo((int) flushed);
        assertThat(told).anyMatch(words -> words.contains("No space left on device"));
        assertThat(isRun("mount", "-o", "remount,size=4m", small.toString())).isTrue();
      }

      assertThat(machine.ledger().read().get("local"))
          .isEqualTo(new Ledger.Reading(10L * EVENTS, 10L * EVENTS, Map.of(), 0));
      StoreRows.Found found = StoreRows.read(machine.places().events());
      assertThat(found.ids()).hasSize(10 * EVENTS).doesNotHaveDuplicates();
      assertThat(found.trouble()).isEmpty();
    } finally {
      isRun("umount", small.toString());
    }
  }

  @Test
  void aRefusalHoldsOnADiskThatIsReallyFull() throws Exception {
    Path small = Files.createDirectory(root.resolve("small"));
    assumeTrue(isRun("mount", "-t", "tmpfs", "-o", "size=64k", "candor-test", small.toString()));
    try {
      Machine machine = new Machine(small);
      machine.consent().choose(Level.ON);
      Path full = small.resolve("full");
      assertThatIOException().isThrownBy(() -> Files.write(full, new byte[64 * 1024]));
      assertThatIOException().isThrownBy(() -> machine.consent().choose(Level.ON));

      machine.consent().choose(Level.OFF);

      assertThat(machine.consent().decide().level()).isEqualTo(Level.OFF);
    } finally {
      isRun("umount", small.toString());
    }
  }

  private static boolean isRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such command here
    }
  }

  @Test
  void aFolderThatIsRemovedUnderWayIsMadeAgain() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      record(candor.telemetry());
      assertThat(candor.flush(LONG)).isTrue();
      delete(machine.places().state());

      record(candor.telemetry());

      assertThat(candor.flush(LONG)).isTrue();
      assertThat(StoreRows.read(machine.places().events()).ids()).hasSize(EVENTS);
      assertThat(StoreRows.read(machine.places().events()).trouble()).isEmpty();
    }
    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2 * EVENTS, 2 * EVENTS, Map.of(), 0));
    assertThat(told).isEmpty();
  }

  @Test
  void aClockThatGoesBackADayCostsNothing() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      for (Duration by : List.of(Duration.ofDays(-1), Duration.ofDays(1), Duration.ofDays(-400))) {
        record(candor.telemetry());
        assertThat(candor.flush(LONG)).isTrue();
        machine.clock.advance(by);
      }
      record(candor.telemetry());
    }

    assertThat(StoreRows.read(machine.places().events()).ids())
        .hasSize(4 * EVENTS)
        .doesNotHaveDuplicates();
    assertThat(told).isEmpty();
  }

  @Test
  @Tag("alone")
  void oldFilesByTheThousandGoAndTheToolDoesNotWait() throws Exception {
    Machine machine = new Machine(root);
    Path folder = Files.createDirectories(machine.places().events());
    Instant old = machine.clock.instant().minus(Duration.ofDays(31));
    for (int i = 0; i < 5_000; i++) {
      Path file = Files.createFile(folder.resolve("telemetry-2026-01-01-%08x.jsonl".formatted(i)));
      Files.setLastModifiedTime(file, FileTime.from(old));
    }
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      long began = System.nanoTime();
      record(candor.telemetry());
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(1));

      assertThat(candor.flush(LONG)).isTrue();
    }
    assertThat(StoreRows.read(folder).ids()).hasSize(EVENTS);
    int left = JsonlReader.files(folder).size();
    assertThat(left).isLessThan(5_000);

    for (int run = 0; left > EVENTS; run++) {
      assertThat(run).isLessThan(20);
      machine.clock.advance(Duration.ofMinutes(1));
      try (Candor candor = machine.candor().diagnostics(told::add).open()) {
        record(candor.telemetry());
      }
      assertThat(JsonlReader.files(folder)).hasSizeLessThan(left);
      left = JsonlReader.files(folder).size();
    }
    assertThat(told).isEmpty();
  }

  private Places real() {
    return new Machine(root).places();
  }

  private static void record(Telemetry telemetry) {
    for (int i = 0; i < EVENTS; i++) {
      telemetry.record(new SampleEvents.Step(i));
    }
  }

  private void assertLedger(long delivered, Map<String, Long> lost) throws IOException {
    assertThat(new Ledger(real().ledger()).read().get("local"))
        .isEqualTo(new Ledger.Reading(EVENTS, delivered, lost, 0));
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
