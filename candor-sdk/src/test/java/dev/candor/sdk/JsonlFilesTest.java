package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlFilesTest {

  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final String FIRST = "telemetry-2026-02-03-00000001.jsonl";

  private final SettableClock clock = new SettableClock(NOON.toEpochMilli());
  private final List<String> told = new ArrayList<>();
  private final Settings settings = Settings.STANDARD;

  @TempDir Path root;

  @Test
  void writesTheHeaderOnceAndThenRows() throws IOException {
    try (JsonlFiles files = store()) {
      write(files, "{\"a\":1}\n", NOON);
      write(files, "{\"a\":2}\n{\"a\":3}\n", NOON);
    }

    assertThat(lines(FIRST)).hasSize(4);
    assertThat(lines(FIRST).get(0)).startsWith("{\"kind\":\"header\",\"schema_version\":1,");
    assertThat(lines(FIRST).subList(1, 4)).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
  }

  @Test
  void makesNothingBeforeTheFirstRow() throws IOException {
    store().close();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void beginsANewFileBeforeOneGrowsTooLarge() throws IOException {
    String megabyte = "x".repeat(1024 * 1024 - 1) + "\n";
    try (JsonlFiles files = store()) {
      for (int i = 0; i < 11; i++) {
        write(files, megabyte, NOON);
      }
    }

    assertThat(names())
        .containsExactly(
            "telemetry-2026-02-03-00000001.1.jsonl",
            "telemetry-2026-02-03-00000001.2.jsonl",
            FIRST);
    for (String name : names()) {
      assertThat(lines(name)).filteredOn(line -> line.startsWith("{\"kind\"")).hasSize(1);
      assertThat(Files.size(root.resolve("events").resolve(name)))
          .isLessThan(5 * 1024 * 1024 + 1024);
    }
  }

  @Test
  void beginsANewFileWithANewDayInUtc() throws IOException {
    Instant lastMilli = Instant.parse("2026-02-03T23:59:59.999Z");
    try (JsonlFiles files = store()) {
      write(files, "{}\n", lastMilli);
      write(files, "{}\n", lastMilli.plusMillis(1));
    }

    assertThat(names()).containsExactly(FIRST, "telemetry-2026-02-04-00000001.jsonl");
  }

  @Test
  void twoRunsOfOneNameNeverShareAFile() throws IOException {
    JsonlFiles one = store();
    JsonlFiles other = store();
    try (one;
        other) {
      write(one, "{\"a\":1}\n", NOON);
      write(other, "{\"b\":1}\n", NOON);
      write(one, "{\"a\":2}\n", NOON);
    }

    assertThat(lines(FIRST)).hasSize(3).endsWith("{\"a\":1}", "{\"a\":2}");
    assertThat(lines("telemetry-2026-02-03-00000001.1.jsonl")).endsWith("{\"b\":1}");
  }

  @Test
  void aRestartGoesOnWithItsLastFileAndWritesNoSecondHeader() throws IOException {
    for (int restart = 0; restart < 4; restart++) {
      try (JsonlFiles files = store()) {
        write(files, "{}\n", NOON);
      }
    }

    assertThat(names()).containsExactly(FIRST);
    assertThat(lines(FIRST)).hasSize(5).filteredOn(line -> line.contains("header")).hasSize(1);
  }

  @Test
  void removesWhatIsOlderThanThirtyDaysAndNothingElse() throws IOException {
    Instant old = NOON.minus(Duration.ofDays(30)).minusMillis(1);
    left("telemetry-2026-01-03-aaaaaaaa.jsonl", old);
    left("telemetry-2025-12-31-aaaaaaaa.1.jsonl", old);
    left("telemetry-2026-01-04-aaaaaaaa.jsonl", old.plusMillis(1));
    left("notes.jsonl", old);
    left("telemetry-2025-12-31-aaaaaaaa.json", old);
    left("telemetry-2025-12-31-a.b.jsonl", old);
    left("telemetry-2025-12-31.jsonl", old);

    try (JsonlFiles files = store()) {
      write(files, "{}\n", NOON);
    }

    assertThat(names())
        .containsExactly(
            "notes.jsonl",
            "telemetry-2025-12-31-a.b.jsonl",
            "telemetry-2025-12-31-aaaaaaaa.json",
            "telemetry-2025-12-31.jsonl",
            "telemetry-2026-01-04-aaaaaaaa.jsonl",
            FIRST);
  }

  @Test
  void looksForOldFilesOnceAnHourWhicheverProcessDoes() throws IOException {
    try (JsonlFiles files = store()) {
      write(files, "{}\n", NOON);
    }
    Path old = left("telemetry-2025-01-01-aaaaaaaa.jsonl", NOON.minus(Duration.ofDays(99)));

    try (JsonlFiles files = store()) {
      write(files, "{}\n", NOON.plus(Duration.ofMinutes(59)));
    }
    assertThat(old).exists();

    try (JsonlFiles files = store()) {
      write(files, "{}\n", NOON.plus(Duration.ofMinutes(61)));
    }
    assertThat(old).doesNotExist();
  }

  @Test
  void afterALongAbsenceOneRunAMinuteRemovesAPartOfWhatIsTooOld() throws IOException {
    for (int i = 0; i < 1_200; i++) {
      left("telemetry-2025-01-01-%08d.jsonl".formatted(i), NOON.minus(Duration.ofDays(99)));
    }
    List<Long> stay = new ArrayList<>();

    for (int run = 0; run < 8; run++) {
      try (JsonlFiles files = store()) {
        write(files, "{}\n", NOON.plus(Duration.ofSeconds(20L * run)));
      }
      stay.add(names().stream().filter(name -> name.contains("2025")).count());
    }

    assertThat(stay).containsExactly(700L, 700L, 700L, 200L, 200L, 200L, 0L, 0L);
  }

  private Path left(String name, Instant changed) throws IOException {
    Path folder = Files.createDirectories(root.resolve("events"));
    Path file = Files.writeString(folder.resolve(name), "{}\n");
    return Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  @Test
  void aFileThatCannotBeRemovedCostsNoEvents() throws IOException {
    Path folder = Files.createDirectories(root.resolve("events"));
    Files.createDirectories(folder.resolve("telemetry-2025-01-01-aaaaaaaa.jsonl/full"));

    try (JsonlFiles files = store()) {
      write(files, "{}\n", NOON);
    }

    assertThat(lines(FIRST)).hasSize(2);
  }

  private JsonlFiles store() {
    return new JsonlFiles(
        new LocalStore.Site(root.resolve("events"), () -> settings, clock, told::add));
  }

  private void write(JsonlFiles files, String rows, Instant at) throws IOException {
    clock.set(at);
    byte[] bytes = rows.getBytes(UTF_8);
    files.write(
        SpoolRows.header(UUID.fromString("019c2340-0000-7000-8000-000000000001")),
        bytes,
        bytes.length,
        at.toEpochMilli());
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(root.resolve("events").resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("events"))) {
      return files
          .map(file -> "" + file.getFileName())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
