package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can name the collector that may have identities raw, and how. */
class RawToTest {

  private static final String MINE = "http://mine.example:4318";
  private static final String THEIRS = "https://theirs.example:4319/telemetry";

  /** What a file says in its line; null is a file without one. */
  private static final List<@Nullable String> LINES =
      java.util.Arrays.asList(null, "", "none", " NONE ", "perhaps", MINE, THEIRS);

  @TempDir Path root;

  @Test
  void decidesForEveryCombinationOfFilesAndVariable() throws IOException {
    Machine machine = new Machine(root);
    Path project = root.resolve("home/ada/project/.build-tool/telemetry.properties");
    for (String managed : LINES) {
      say(machine.places().managedFile(), managed);
      for (String user : LINES) {
        say(machine.places().userFile(), user);
        for (String asked : LINES) {
          say(project, asked);
          for (String variable : List.of("", "none", MINE)) {
            machine.variables.put("BUILD_TOOL_TELEMETRY_RAW_TO", variable);

            Consent.Decision decision = machine.consent().decide();

            String spoken = List.of("" + managed, "" + user, "" + asked, variable).toString();
            assertThat("" + decision.rawTo()).as(spoken).isEqualTo(expected(managed, user));
            assertThat(decision.warnings())
                .as(spoken)
                .hasSize(warnings(managed, user, asked, variable));
          }
        }
      }
    }
  }

  private static String expected(@Nullable String managed, @Nullable String user) {
    if (refuses(managed) || refuses(user)) {
      return "null";
    }
    return "" + (user == null ? managed : user);
  }

  private static boolean refuses(@Nullable String line) {
    return line != null && !line.startsWith("http");
  }

  private static int warnings(
      @Nullable String managed, @Nullable String user, @Nullable String asked, String variable) {
    List<String> told = new ArrayList<>();
    for (String line : new @Nullable String[] {managed, user}) {
      if ("perhaps".equals(line)) {
        told.add(line);
      }
    }
    return told.size() + (asked == null ? 0 : 1) + (variable.isEmpty() ? 0 : 1);
  }

  @Test
  void aWarningQuotesWhatStandsThereAndSaysWhatToDo() throws IOException {
    Machine machine = new Machine(root);
    Path project = root.resolve("home/ada/project/.build-tool/telemetry.properties");
    say(machine.places().userFile(), "mine.example");
    say(project, THEIRS);

    assertThat(machine.consent().decide().warnings())
        .hasSize(2)
        .anyMatch(
            warning ->
                warning.startsWith("" + machine.places().userFile())
                    && warning.contains("'mine.example'")
                    && warning.contains("write http://HOST:PORT"))
        .anyMatch(
            warning ->
                warning.startsWith("" + project)
                    && warning.contains("'" + THEIRS + "'")
                    && warning.contains("Remove it"));
  }

  @Test
  void aFileThatCannotBeReadRefuses() throws IOException {
    Machine machine = new Machine(root);
    say(machine.places().managedFile(), MINE);
    Files.createDirectories(machine.places().userFile());

    assertThat(machine.consent().decide().rawTo()).isNull();
  }

  @Test
  void choosingALevelKeepsTheLine() throws IOException {
    Machine machine = new Machine(root);
    say(machine.places().userFile(), MINE);

    machine.consent().choose(dev.candor.Level.ON);

    assertThat(machine.consent().decide().rawTo()).isEqualTo(URI.create(MINE));
  }

  @ParameterizedTest
  @CsvSource({
    "http://mine.example,http://mine.example:80",
    "HTTP://MINE.example:80/,http://mine.example:80",
    "https://mine.example,https://mine.example:443",
    "https://mine.example:443//,https://mine.example:443",
    "http://127.0.0.1:4318/a/b/,http://127.0.0.1:4318/a/b",
    "http://[::1]:4318,http://[::1]:4318",
  })
  void addressesThatAreTheSameAreWrittenTheSame(String written, String meant) {
    URI address = Objects.requireNonNull(CollectorAddress.parse(written), written);

    assertThat(address).hasToString(meant);
    assertThat(CollectorAddress.of(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "http://mine.example:4318,https://mine.example:4318",
    "http://mine.example:4318,http://mine.example:4319",
    "http://mine.example:4318,http://mine.example.org:4318",
    "http://mine.example:4318,http://mine.example:4318/vendor",
    "http://mine.example:4318/a,http://mine.example:4318/A",
    "http://localhost:4318,http://127.0.0.1:4318",
  })
  void addressesThatMayBeOthersDiffer(String one, String other) {
    assertThat(CollectorAddress.parse(one)).isNotNull().isNotEqualTo(CollectorAddress.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mine.example",
        "mine.example:4318",
        "//mine.example",
        "ftp://mine.example",
        "http://",
        "http:mine.example",
        "http://ada@mine.example",
        "http://mine.example?key=1",
        "http://mine.example#a",
        "http://my_host",
        "http://mine.example http://theirs.example",
        "http://mine.example,http://theirs.example",
        "*"
      })
  void whatIsNoAddressNamesNobody(String text) {
    assertThat(CollectorAddress.parse(text)).isNull();
  }

  private static void say(Path file, @Nullable String line) throws IOException {
    if (line == null) {
      Files.deleteIfExists(file);
    } else {
      Machine.write(file, "raw_to=" + line + "\n");
    }
  }
}
