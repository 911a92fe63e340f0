package dev.candor.sdk;

import static dev.candor.sdk.StoreRows.NOON;
import static dev.candor.sdk.StoreRows.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the JSONL store begins a file, goes on with one, and lets one go. */
class SegmentsTest {

  private static final UUID RUN = SpoolRows.RUN;
  private static final String STEM = "telemetry-2026-02-03-00000001";

  private final SettableClock clock = new SettableClock(NOON.toEpochMilli());
  private final List<String> told = new ArrayList<>();
  private Settings settings = StoreRows.files(4_096, 30, 1_000_000);
  private long n;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"a", "ü", "\uD83D\uDE00"})
  void aFileIsFullByItsBytesNotItsLetters(String letter) throws IOException {
    try (JsonlFiles store = store()) {
      for (int i = 0; i < 40; i++) {
        write(store, letter.repeat(100));
      }
    }

    List<Path> files = JsonlReader.files(root);
    assertThat(files).hasSizeGreaterThan(2);
    long row = StoreRows.rows(RUN, letter.repeat(100), 10).length;
    for (Path file : files.subList(0, files.size() - 1)) {
      assertThat(Files.size(file)).isBetween(4_097 - row, 4_096L);
    }
  }

  @Test
  void rowsThatAreMoreThanAFileHaveOneOfTheirOwn() throws IOException {
    try (JsonlFiles store = store()) {
      write(store, "");
      write(store, "x".repeat(10_000));
      write(store, "");
    }

    assertThat(JsonlReader.files(root)).hasSize(3);
    assertThat(Files.size(path(".1"))).isGreaterThan(10_000);
    assertAllThere();
  }

  @Test
  void aRestartLooksAtTheLastOfAllSegmentsEvenIfTheFirstIsGone() throws IOException {
    try (JsonlFiles store = store()) {
      for (int i = 0; i < 5; i++) {
        write(store, "x".repeat(3_000));
      }
    }
    Files.delete(path(""));
    Files.delete(path(".1"));

    try (JsonlFiles store = formed("00000001")) {
      write(store, "");
    }

    assertThat(path("")).doesNotExist();
    assertThat(path(".4")).exists();
    assertThat(JsonlReader.files(root)).hasSize(3);
    assertThat(StoreRows.read(root).trouble()).isEmpty();
    assertThat(StoreRows.read(root).ids()).hasSize(4).endsWith(StoreRows.id(RUN, n));
  }

  @Test
  void theTotalHoldsWhileALongRunWritesAndItsRowsStayInOrder() throws IOException {
    settings = StoreRows.files(4_096, 30, 20_000);
    try (JsonlFiles store = store()) {
      for (int i = 0; i < 200; i++) {
        write(store, "x".repeat(500));
        assertThat(total()).isLessThanOrEqualTo(20_000);
      }
    }

    List<String> ids = StoreRows.read(root).ids();
    List<String> youngest = new ArrayList<>();
    for (long i = n - ids.size() + 1; i <= n; i++) {
      youngest.add(StoreRows.id(RUN, i));
    }
    assertThat(ids).hasSizeGreaterThan(20).isEqualTo(youngest);
  }

  @Test
  void aFileWithALiveWriterIsSparedHoweverLittleMayBeKept() throws IOException {
    settings = StoreRows.files(4_096, 1, 4_096);
    try (JsonlFiles live = store();
        JsonlFiles busy = store()) {
      StoreRows.write(live, clock, OTHER, 1);
      Path spared = JsonlReader.files(root).get(0);
      Files.setLastModifiedTime(spared, FileTime.from(NOON.minus(Duration.ofDays(9))));
      for (int i = 0; i < 30; i++) {
        write(busy, "x".repeat(1_000));
      }
      StoreRows.write(live, clock, OTHER, 2);

      assertThat(spared).exists();
    }
    assertThat(StoreRows.read(root).ids())
        .contains(StoreRows.id(OTHER, 1), StoreRows.id(OTHER, 2), StoreRows.id(RUN, n));
  }

  @Test
  void settingsThatChangeHoldFromTheNextWriteOn() throws IOException {
    try (JsonlFiles store =
        new JsonlFiles(new LocalStore.Site(root, () -> settings, clock, told::add))) {
      write(store, "x".repeat(2_500));
      settings = StoreRows.files(1_000_000, 30, 2_000_000);
      write(store, "x".repeat(2_500));
      assertThat(JsonlReader.files(root)).hasSize(1);
      settings = StoreRows.files(4_096, 30, 1_000_000);
      write(store, "");
    }
    assertThat(JsonlReader.files(root)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"folder", "link", "dangling", "empty", "torn header", "foreign", "locked"})
  void whatStandsInItsPlaceIsLeftAloneAndTheNextFileIsBegun(String what) throws IOException {
    Path there = path("");
    Path other = root.resolve("a person's own");
    try (JsonlFiles owner = what.equals("locked") ? store() : null) {
      switch (what) {
        case "folder" -> Files.createDirectory(there);
        case "link" -> Files.createSymbolicLink(there, Files.writeString(other, "mine"));
        case "dangling" -> Files.createSymbolicLink(there, root.resolve("nothing"));
        case "empty" -> Files.createFile(there);
        case "torn header" -> Files.writeString(there, "{\"kind\":\"head");
        case "foreign" -> Files.writeString(there, "{\"kind\":\"header\",\"context\":{}}\n");
        default -> write(owner == null ? store() : owner, "");
      }
      try (JsonlFiles store = formed("00000001")) {
        write(store, "");
        write(store, "");
      }
    }

    assertThat(path(".1")).exists();
    assertThat(StoreRows.read(root).ids()).endsWith(StoreRows.id(RUN, n - 1), StoreRows.id(RUN, n));
    if (what.equals("link")) {
      assertThat(other).hasContent("mine");
    }
  }

  @Test
  void twoWritersOfANameGoOnWhenTheirFolderGoes() throws IOException {
    Path folder = root.resolve("events");
    try (JsonlFiles one = StoreRows.store(folder, clock, settings, told::add);
        JsonlFiles other = StoreRows.store(folder, clock, settings, told::add)) {
      write(one, "");
      write(other, "");
      Files.delete(folder.resolve(STEM + ".jsonl"));
      Files.delete(folder.resolve(STEM + ".1.jsonl"));
      Files.deleteIfExists(folder.resolve(".swept"));
      Files.delete(folder);

      write(other, "");
      write(one, "");
    }

    assertThat(StoreRows.read(folder).ids())
        .containsExactlyInAnyOrder(StoreRows.id(RUN, 3), StoreRows.id(RUN, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../escape", "a.b", "a/b", "ümlaut", "telemetry*"})
  void aSlugThatIsNoneNamesNoFile(String slug) throws IOException {
    Path folder = Files.createDirectories(root.resolve("state/events"));
    try (JsonlFiles store =
        new JsonlFiles(
            new LocalStore.Site(folder, () -> settings, clock, told::add), new Form(slug))) {
      assertThatThrownBy(() -> write(store, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + slug + "'");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatCannotBeRemovedIsSaidAndTheRowsAreWritten() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Path old = Files.writeString(root.resolve("telemetry-2025-01-01-aaaaaaaa.jsonl"), "");
    Files.setLastModifiedTime(old, FileTime.from(NOON.minus(Duration.ofDays(99))));
    disk.refuse("Operation not permitted", FaultyDisk.Act.DELETE);

    try (JsonlFiles store = StoreRows.store(disk.at(root), clock, settings, told::add)) {
      write(store, "");
    }

    assertThat(StoreRows.read(root).ids()).hasSize(1);
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("1 files of local events stay that should go")
        .contains("Operation not permitted");
  }

  private JsonlFiles store() {
    return StoreRows.store(root, clock, settings, told::add);
  }

  private JsonlFiles formed(String slug) {
    return new JsonlFiles(
        new LocalStore.Site(root, () -> settings, clock, told::add), new Form(slug));
  }

  private void write(JsonlFiles store, String text) throws IOException {
    byte[] rows = StoreRows.rows(RUN, text, ++n);
    clock.advance(Duration.ofMillis(10)); // so that files have an order
    store.write(SpoolRows.header(RUN), rows, rows.length, clock.millis());
  }

  private Path path(String segment) {
    return root.resolve(STEM + segment + ".jsonl");
  }

  private long total() throws IOException {
    long total = 0;
    for (Path file : JsonlReader.files(root)) {
      total += Files.size(file);
    }
    return total;
  }

  private void assertAllThere() throws IOException {
    StoreRows.Found found = StoreRows.read(root);
    assertThat(found.trouble()).isEmpty();
    assertThat(found.ids()).hasSize((int) n).doesNotHaveDuplicates();
  }

  /** Candor's own rows under a slug that does not come from the run. */
  private record Form(String slug) implements RowForm {

    @Override
    public String slug(RowHeader header) {
      return slug;
    }

    @Override
    public void header(RowHeader header, JsonWriter out) {
      header.write(out);
    }

    @Override
    public void row(Row row, byte[] line, JsonWriter out) {
      Json.parse(line).write(out);
      out.newline();
    }
  }
}
