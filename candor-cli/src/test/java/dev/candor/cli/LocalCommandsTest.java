package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.LocalStore;
import dev.candor.sdk.Places;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Settings;
import dev.candor.sqlite.SqliteStore;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candor events} and {@code candor settings}, as they are typed. */
final class LocalCommandsTest {

  private static final String HEADER =
      "{\"kind\":\"header\",\"schema_version\":1,\"timestamp\":\"2026-11-21T04:48:02.995Z\","
          + "\"context\":{\"product\":\"acme\",\"version\":\"1\",\"plan\":\"p\","
          + "\"run\":\"01a1fc6e-cfb3-796d-a702-f4f77d5ebdc3\",\"environment\":\"workstation\","
          + "\"os_type\":\"linux\",\"os_version\":\"6.1\",\"host_arch\":\"amd64\"}}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path home = Path.of("");

  @Test
  void eventsShowsTheLastOnesOfAToolOldestFirst() throws IOException {
    keep("telemetry-2026-11-20-aaaaaaaa.jsonl", HEADER, row(1, "2026-11-20T10:00:00Z"));
    keep(
        "telemetry-2026-11-21-bbbbbbbb.jsonl",
        HEADER,
        row(2, "2026-11-21T12:00:00Z"),
        row(3, "2026-11-21T11:00:00Z"));

    assertThat(run("events", "--tool", "acme", "--last", "2")).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines().toList())
        .containsExactly(
            "2026-11-21T11:00:00Z  acme.built  mode=\"fast\" took_ms=3",
            "2026-11-21T12:00:00Z  acme.built  mode=\"fast\" took_ms=2",
            "2 of 3 events in " + places().events());
  }

  @Test
  void eventsPassesOverWhatIsNoneAndSaysWhere() throws IOException {
    keep(
        "telemetry-2026-11-21-aaaaaaaa.jsonl",
        HEADER,
        "{\"torn\":",
        row(2, "2026-11-21T12:00:00Z"));

    assertThat(run("--format", "json", "events", "--tool", "acme")).isEqualTo(ExitCode.NO);

    assertThat(out.toString()).contains("{\"recorded\":1,\"events\":[{", "\"took_ms\":2");
    assertThat(err.toString())
        .startsWith("passed over: ")
        .contains("telemetry-2026-11-21-aaaaaaaa.jsonl:2: ");
  }

  @Test
  void eventsShowsThoseOfAToolThatKeepsADatabase() throws IOException {
    LocalStore.Site site =
        new LocalStore.Site(
            places().events(),
            () -> Settings.STANDARD,
            Machine.in(home).surroundings().clock(),
            words -> {});
    byte[] rows = (row(1, "2026-11-21T10:00:00Z") + "\n").getBytes(UTF_8);
    try (RowSink store = SqliteStore.STORE.open(site)) {
      store.write(RowHeader.parse(HEADER.getBytes(UTF_8)), rows, rows.length, 0);
    }

    assertThat(run("events", "--tool", "acme")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith("2026-11-21T10:00:00Z  acme.built  mode=\"fast\" took_ms=1\n1 of 1 event in ");
  }

  @Test
  void eventsOfAToolThatHasNoneSaysSo() {
    assertThat(run("events", "--tool", "acme")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).startsWith("acme has recorded nothing here");
  }

  @Test
  void aToolIsNoPath() {
    assertThat(run("events", "--tool", "../acme")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("'../acme' is no tool's name");
  }

  @Test
  void aFolderItselfIsNoToolNotEvenForASchema() {
    assertThat(run("settings", "--schema", "--tool", ".")).isEqualTo(ExitCode.USAGE);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "candor: '.' is no tool's name: lower-case letters, digits, '.', '_' and '-', and none"
                + " of these three first\n");
  }

  @Test
  void settingsOfWhichTheFileIsAFolderNamesItAndSaysWhatToDo() throws IOException {
    Path file = places().settingsFile();
    Files.createDirectories(file);

    assertThat(run("settings", "--tool", "acme")).isEqualTo(ExitCode.WORLD);

    assertThat(err.toString())
        .isEqualTo(
            "candor: %s: is a folder; see to that file, its folder and their rights\n"
                .formatted(file));
  }

  @Test
  void settingsOfAToolThatHasKeptNothingSaysSo() {
    assertThat(run("settings", "--tool", "acme")).isEqualTo(ExitCode.OK);

    assertThat(err.toString()).isEqualTo("candor: 'acme' has kept nothing here yet\n");
  }

  @Test
  void onlyReportsAreCsv() {
    assertThat(run("settings", "--format", "csv")).isEqualTo(ExitCode.USAGE);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("--format csv is for 'candor report' alone: write text or json\n");
  }

  @Test
  void execComesFirst() {
    assertThat(run("--format", "json", "exec", "--", "true")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .startsWith("candor: 'exec' comes first and takes no options")
        .endsWith("candor exec -- COMMAND [ARGUMENT...]\n");
  }

  @Test
  void settingsShowsEachWithWhatItDoesAndWhatThePersonChanged() throws IOException {
    Path file = places().settingsFile();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "{\"local\":{\"maxAgeDays\":7}}");

    assertThat(run("settings", "--tool", "acme")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .containsPattern("local.maxAgeDays +7  \\(changed\\)")
        .containsPattern("local.maxFileBytes +5,242,880\n")
        .contains("After how many days a file of local events is removed. At least 1.")
        .contains("Change them in " + file);
  }

  @Test
  void settingsThatAreNotUnderstoodAreSaid() throws IOException {
    Path file = places().settingsFile();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, "{\"local\":{\"maxAgeDays\":0}}");

    assertThat(run("settings", "--tool", "acme")).isEqualTo(ExitCode.NO);

    assertThat(out.toString())
        .contains("local.maxAgeDays=0 is no number of at least 1: the standard holds for it.");
  }

  private void keep(String name, String... lines) throws IOException {
    Files.createDirectories(places().events());
    Files.writeString(places().events().resolve(name), String.join("\n", lines) + "\n");
  }

  private static String row(int n, String timestamp) {
    return ("{\"event_id\":\"01a1fc6e-cfb3-896d-a702-f4f77d5ebd0%d\",\"event_name\":\"acme.built\","
            + "\"timestamp\":\"%s\",\"event_sequence\":%d,\"properties\":{\"mode\":\"fast\"},"
            + "\"measurements\":{\"took_ms\":%d}}")
        .formatted(n, timestamp, n, n);
  }

  private Places places() {
    return Places.of("acme", Machine.in(home).surroundings());
  }

  private int run(String... arguments) {
    return Main.run(Machine.in(home).console(out, err), arguments);
  }
}
