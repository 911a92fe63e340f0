package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolBoundTest {

  @TempDir Path root;
  private Machine machine;
  private Spool spool;

  @BeforeEach
  void leave() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    spool = new Spool(machine.places());
    for (int run = 1; run <= 3; run++) { // of 1, 2 and 3 events, 9, 6 and 3 days old
      long[] numbers = new long[run];
      for (int i = 0; i < run; i++) {
        numbers[i] = 1L + i;
      }
      SpoolRows.leave(machine.places(), run(run), Map.of(Loss.QUEUE_FULL, 10L), numbers);
      age(segment(run), 12 - 3 * run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "99, 9, 100000, 0, 0, 0",
    "7,  9, 100000, 1, 1, 0",
    "5,  9, 100000, 2, 3, 0",
    "99, 2, 100000, 1, 0, 1",
    "99, 1, 100000, 2, 0, 3",
    "7,  1, 100000, 2, 1, 2",
    "99, 9, 0,      3, 0, 6",
    "1,  0, 0,      3, 6, 0",
  })
  void whatIsTooOldOrTooMuchIsInTheLedgerExactly(
      int days, int files, long bytes, int removed, long expired, long full) throws IOException {
    Retention.Sweep sweep = bound(days, files, bytes);

    assertThat(sweep).isEqualTo(new Retention.Sweep(removed, List.of()));
    assertThat(spool.segments()).hasSize(3 - removed);
    if (removed == 0) {
      assertThat(machine.ledger().read()).isEmpty();
      return;
    }
    Ledger.Reading reading = machine.ledger().read().get("collector");
    assertThat(reading).isNotNull();
    assertThat(reading.delivered()).isZero();
    assertThat(reading.recorded()).isEqualTo(expired + full + 10L * removed);
    assertThat(reading.lost().getOrDefault("queue_full", 0L)).isEqualTo(10L * removed);
    assertThat(reading.lost().getOrDefault("expired", 0L)).isEqualTo(expired);
    assertThat(reading.lost().getOrDefault("spool_full", 0L)).isEqualTo(full);
  }

  @Test
  void aSpoolThatIsFullMakesRoomForTheRunsThatFollow() throws IOException {
    for (int run = 10; run < 40; run++) {
      SpoolRows.leave(machine.places(), run(run), Map.of(), 1L);
    }

    assertThat(bound(99, 35, 1 << 20).removed()).isZero();
    assertThat(bound(99, 34, 1 << 20).removed()).isEqualTo(3);

    assertThat(spool.segments()).hasSize(30);
  }

  @Test
  void whatWaitedTooLongGoesOnceADay() throws IOException {
    Instant changed = Files.getLastModifiedTime(segment(1)).toInstant();
    Instant eve = changed.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(7)).minusMillis(1);

    machine.clock.set(eve.plus(Duration.ofDays(1)));
    assertThat(bound(7, 9, 100_000).removed()).isZero();
    machine.clock.set(eve.plus(Duration.ofDays(1)).plusMillis(1));
    assertThat(bound(7, 9, 100_000).removed()).isEqualTo(1);
  }

  @Test
  void aSegmentWithALiveWriterOrCourierStays() throws IOException {
    try (Claim carried = Claim.of(segment(1))) {
      assertThat(carried).isNotNull();

      assertThat(bound(1, 0, 0)).isEqualTo(new Retention.Sweep(2, List.of()));

      assertThat(segment(1)).exists();
    }
  }

  @Test
  void whatWasSetAsideCountsAndGoesAndIsNotCountedTwice() throws IOException {
    Files.writeString(segment(1), "no segment, nor ever was");
    age(segment(1), 20);

    assertThat(bound(15, 9, 100_000).removed()).isEqualTo(1);
    Path aside =
        machine.places().spool("collector").resolve(segment(1).getFileName() + Spool.SET_ASIDE);
    assertThat(aside).exists();
    assertThat(bound(15, 9, 100_000)).isEqualTo(new Retention.Sweep(1, List.of()));

    assertThat(aside).doesNotExist();
    assertThat(machine.ledger().read()).isEmpty();
    assertThat(spool.segments()).hasSize(2);
  }

  @Test
  void aSegmentOfANewerVersionStaysAndIsSaid() throws IOException {
    byte[] bytes = Files.readAllBytes(segment(1));
    bytes[7] = 9;
    Files.write(segment(1), bytes);
    age(segment(1), 99);

    Retention.Sweep sweep = bound(15, 9, 100_000);

    assertThat(sweep.removed()).isZero();
    assertThat(sweep.trouble()).singleElement().asString().contains("version 9");
    assertThat(segment(1)).hasBinaryContent(bytes);
  }

  @Test
  void aRunLosesWhatIsTooMuchAtItsStartAndSaysSo() throws Exception {
    Settings settings =
        new Settings(
            Settings.STANDARD.local(),
            Settings.STANDARD.sqlite(),
            new Settings.Waiting(100_000, 10, 7),
            Settings.STANDARD.receipts(),
            Settings.STANDARD.failures());
    machine.clock.set(Files.getLastModifiedTime(segment(3)).toInstant().plus(Duration.ofDays(3)));
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    try (Candor candor = machine.candor().settings(settings).diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(told)
        .containsExactly("1 files of the spool were given up, as they were too old or too many");
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(11, 0, Map.of("queue_full", 10L, "expired", 1L), 0));
  }

  private Retention.Sweep bound(int days, int files, long bytes) throws IOException {
    return spool.bound(new Settings.Waiting(bytes, files, days), machine.clock);
  }

  private static UUID run(int number) {
    return UUID.fromString("019c2340-0000-7000-8000-%012d".formatted(number));
  }

  private Path segment(int run) {
    return machine.places().spool("collector").resolve(run(run) + "-000000" + Spool.ENDING);
  }

  private void age(Path file, int days) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(machine.clock.instant().minus(Duration.ofDays(days))));
  }
}
