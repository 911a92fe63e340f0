package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.FaultyDisk.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsFileTest {

  /** Other than the standard in every value, so that a fall-back shows. */
  private static final Settings PRODUCT =
      Settings.of(setting -> setting.least() + setting.of(Settings.STANDARD));

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-02-03T12:00:00Z").toEpochMilli());
  private final List<String> told = new ArrayList<>();

  @TempDir Path root;
  private Path file;
  private SettingsFile settings;

  @BeforeEach
  void open() {
    file = root.resolve("telemetry.json");
    settings = new SettingsFile(file, PRODUCT, clock, told::add);
  }

  @ParameterizedTest
  @CsvSource({
    "FLUSH_INTERVAL_MS,      15000,     1000",
    "FLUSH_BATCH_SIZE,       1,         1",
    "BUFFER_LIMIT,           10000,     10",
    "MAX_FILE_BYTES,         5242880,   4096",
    "MAX_AGE_DAYS,           30,        1",
    "MAX_TOTAL_BYTES,        104857600, 4096",
    "SQLITE_MAX_AGE_DAYS,    30,        1",
    "SQLITE_MAX_ROWS,        1000000,   1000",
    "SQLITE_BUSY_TIMEOUT_MS, 5000,      10",
    "SPOOL_MAX_BYTES,        67108864,  4096",
    "SPOOL_MAX_FILES,        1000,      10",
    "SPOOL_MAX_AGE_DAYS,     28,        1",
    "FAILURE_TIMES,          3,         2",
    "FAILURE_WITHIN_MS,      600000,    1000",
    "FAILURE_QUIET_MS,       3600000,   1000",
  })
  void hasAStandardAndALeastValue(Setting setting, long standard, long least) throws IOException {
    assertThat(setting.of(Settings.STANDARD)).isEqualTo(standard);
    assertThat(setting.least()).isEqualTo(least);
    for (long value : new long[] {least, least + 1}) {
      assertThat(read(setting, "" + value)).isEqualTo(with(setting, value));
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void whatIsNoNumberOfItFallsBackAloneAndIsSaid(Setting setting) throws IOException {
    List<String> invalid =
        List.of(
            "null",
            "\"7000\"",
            "\"NaN\"",
            "true",
            "[7000]",
            "{}",
            "-1",
            "0",
            "-0.0",
            "-1e999",
            "1e999",
            "1e-3",
            "[1e999]",
            (setting.least() - 1) + ".9",
            "" + (setting.least() - 1));
    for (String value : invalid) {
      told.clear();
      assertThat(read(setting, value)).as(value).isEqualTo(withAllOthers(setting));
      assertThat(told)
          .filteredOn(words -> words.contains("the standard holds for it"))
          .as(value)
          .singleElement()
          .asString()
          .startsWith(file + ": " + setting + "=");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e300,                    1000000000000000",
    "9223372036854775807,      1000000000000000",
    "99999999999999999999999,  1000000000000000",
    "7000.9,                   7000",
    "7e3,                      7000",
  })
  void aNumberIsANumberHoweverItIsWritten(String written, long means) throws IOException {
    assertThat(read(Setting.MAX_FILE_BYTES, written))
        .isEqualTo(with(Setting.MAX_FILE_BYTES, means));
    assertThat(read(Setting.FLUSH_INTERVAL_MS, written).local().flushInterval())
        .isEqualTo(Duration.ofMillis(means));
    assertThat(read(Setting.MAX_AGE_DAYS, written).local().maxAgeDays())
        .isEqualTo((int) Math.min(means, Integer.MAX_VALUE));
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsMissingIsAsTheProductHasItAndSaysNothing() throws IOException {
    assertThat(settings.get()).isEqualTo(PRODUCT);
    write("{\"$schema\": \"https://example.org/schema.json\", \"local\": {}}");
    assertThat(settings.get()).isEqualTo(PRODUCT);
    assertThat(told).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsSaidAndHarmsNothing() throws IOException {
    write(
        "{\"local\": {\"maxAgeDays\": 7, \"maxAge\": 7}, \"locale\": {\"maxAgeDays\": 9},"
            + " \"spool\": 3}");

    assertThat(settings.get()).isEqualTo(with(Setting.MAX_AGE_DAYS, 7));

    assertThat(told)
        .containsExactly(
            file
                + ": 'local.maxAge' is no setting. Those of 'local' are bufferLimit,"
                + " flushBatchSize, flushIntervalMs, maxAgeDays, maxFileBytes, maxTotalBytes.",
            file + ": 'locale' is no group of settings. 'candor settings' shows those there are.",
            file + ": 'spool' is no group of settings. 'candor settings' shows those there are.");
  }

  @ParameterizedTest
  @CsvSource({"''", "{", "[]", "NaN", "{'local': {'maxAgeDays': NaN}}", "7"})
  void whatIsNoJsonFallsBackWholeAndIsSaidOnce(String content) throws IOException {
    write(content.replace('\'', '"'));
    for (int i = 0; i < 5; i++) {
      assertThat(settings.get()).isEqualTo(PRODUCT);
      clock.advance(Duration.ofSeconds(2));
    }
    assertThat(told).singleElement().asString().contains("the standard holds");
  }

  @Test
  void aChangeHoldsWithinASecondAndIsNotLookedForMoreOften() throws IOException {
    assertThat(settings.get()).isEqualTo(PRODUCT);
    write(of(Setting.MAX_AGE_DAYS, "7"));
    clock.advance(Duration.ofMillis(999));
    assertThat(settings.get()).isEqualTo(PRODUCT);
    clock.advance(Duration.ofMillis(1));
    assertThat(settings.get()).isEqualTo(with(Setting.MAX_AGE_DAYS, 7));

    Files.delete(file);
    clock.advance(Duration.ofSeconds(1));
    assertThat(settings.get()).isEqualTo(PRODUCT);

    write(of(Setting.MAX_AGE_DAYS, "8"));
    clock.advance(Duration.ofDays(-1)); // a clock that goes back is no reason to wait a day
    assertThat(settings.get()).isEqualTo(with(Setting.MAX_AGE_DAYS, 8));
  }

  @Test
  void aLimitThatIsLessThanABatchIsSaidAtTheStartAndAtEachChange() throws IOException {
    write("{\"local\": {\"flushBatchSize\": 100, \"bufferLimit\": 99}}");
    List<String> expected = new ArrayList<>();
    for (int limit = 99; limit > 96; limit--) {
      expected.add(
          "local.bufferLimit=%d is less than local.flushBatchSize=100: events may be lost before"
                  .formatted(limit)
              + " they are written. Raise it in "
              + file
              + ".");
      write("{\"local\": {\"flushBatchSize\": 100, \"bufferLimit\": %d}}".formatted(limit));
      for (int i = 0; i < 3; i++) {
        settings.get();
        clock.advance(Duration.ofSeconds(1));
      }
      assertThat(told).isEqualTo(expected);
    }

    write("{\"local\": {\"flushBatchSize\": 100, \"bufferLimit\": 100}}");
    settings.get();

    assertThat(told).isEqualTo(expected);
  }

  @Test
  void aFileThatCannotBeReadIsSaidOnceAndWhatHeldHolds() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    settings = new SettingsFile(disk.at(file), PRODUCT, clock, told::add);
    write(of(Setting.MAX_AGE_DAYS, "7"));
    assertThat(settings.get()).isEqualTo(with(Setting.MAX_AGE_DAYS, 7));

    for (Act act : List.of(Act.LOOK, Act.OPEN)) {
      disk.refuse("Too many open files", act);
      write(of(Setting.MAX_AGE_DAYS, act == Act.LOOK ? "8" : "9"));
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofSeconds(1));
        settings.get();
      }
      assertThat(told).singleElement().asString().contains("Too many open files");
      told.clear();
      disk.heal();
      clock.advance(Duration.ofSeconds(1));
      assertThat(settings.get()).isEqualTo(with(Setting.MAX_AGE_DAYS, act == Act.LOOK ? 8 : 9));
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"folder", "huge"})
  void whatIsNoFileOfSettingsIsNotRead(String what) throws IOException {
    if (what.equals("folder")) {
      Files.createDirectory(file);
    } else {
      Files.write(file, new byte[(1 << 20) + 1]);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(settings.get()).isEqualTo(PRODUCT);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(told).singleElement().asString().contains("cannot be read");
  }

  /** Reads a file in which a setting has a value, and all others the least they may. */
  private Settings read(Setting setting, String value) throws IOException {
    StringBuilder all = new StringBuilder("{");
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (Setting each : Setting.values()) {
      StringBuilder group = groups.computeIfAbsent(each.group(), name -> new StringBuilder());
      String written = each == setting ? value : "" + each.of(PRODUCT);
      group.append(group.isEmpty() ? "" : ", ");
      group.append('"').append(each.key()).append("\": ").append(written);
    }
    groups.forEach(
        (name, group) ->
            all.append(all.length() == 1 ? "" : ", ")
                .append('"')
                .append(name)
                .append("\": {")
                .append(group)
                .append('}'));
    write(all.append('}').toString());
    List<String> warnings = new ArrayList<>();
    Settings read = SettingsFile.read(file, Settings.STANDARD, warnings);
    told.addAll(warnings);
    return read;
  }

  private Settings with(Setting setting, long value) {
    return Settings.of(each -> each == setting ? value : each.of(PRODUCT));
  }

  private Settings withAllOthers(Setting setting) {
    return with(setting, setting.of(Settings.STANDARD));
  }

  private static String of(Setting setting, String value) {
    return "{\"%s\": {\"%s\": %s}}".formatted(setting.group(), setting.key(), value);
  }

  private void write(String content) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, content);
  }
}
