package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.EnvironmentSigns;
import dev.candor.sdk.Setting;
import dev.candor.sdk.Settings;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documents to what the programs do: their examples are read and run. */
final class DocumentsTest {

  @TempDir Path home;

  @Test
  void theRowsOfTheFormatsAreReadByTheReader() throws Exception {
    List<String> lines = examples("docs/formats.md", "json").getFirst().lines().toList();

    RowHeader header = RowHeader.parse(lines.get(0).getBytes(UTF_8));
    Row row = Row.parse(lines.get(1).getBytes(UTF_8));

    assertThat(header.product()).isEqualTo("candor");
    assertThat(row.id()).isEqualTo(RunId.event(header.run(), row.n()));
    assertThat(row.measurements().whole("duration")).isEqualTo(2);
  }

  @Test
  void theOtherFormatsAreWhatTheProgramsWrite() throws Exception {
    List<String> examples = examples("docs/formats.md", "json");
    Person person = new Person(home, Map.of());
    try (Served served = Served.by(person)) {
      person.runs("exec", "--", "true");

      assertThat(members(examples.get(1)))
          .isEqualTo(members(Files.readString(person.state().resolve("ledger.jsonl"))));
      assertThat(members(examples.get(3)))
          .isEqualTo(members(Files.readString(home.resolve("state/candor/collector.json"))));
      assertThat(served.address().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void theCommandsForToolUsersRunAsTheyAreWritten() throws Exception {
    Person person = new Person(home, Map.of());
    List<String> commands = examples("docs/for-tool-users.md", "sh").getFirst().lines().toList();
    assertThat(commands).hasSizeGreaterThan(6);

    for (String command : commands) {
      String[] words =
          command.replaceFirst("#.*", "").replaceFirst("candor ", "").strip().split(" +", -1);

      Outcome outcome = person.runs(words);

      boolean refused = words[0].equals("device-id"); // the commands before it said off
      assertThat(outcome.exit()).as(command + outcome.output()).isEqualTo(refused ? 2 : 0);
    }
  }

  @Test
  void everySwitchThatIsDocumentedHoldsForTheProgram() throws Exception {
    String page = Files.readString(House.folder().resolve("docs/for-tool-users.md"));
    Person person = new Person(home, Map.of());

    for (String word : List.of("on", "true", "1", "yes", "local", "off", "false", "0", "no")) {
      assertThat(page).contains("`" + word + "`");
      String level = person.with("CANDOR_TELEMETRY", word).runs("status").output();
      String expected =
          switch (word) {
            case "on", "true", "1", "yes" -> "on:";
            case "local" -> "local:";
            default -> "off:";
          };
      assertThat(level).as(word).startsWith(expected);
    }
    assertThat(person.with("DO_NOT_TRACK", "1").runs("status").output())
        .startsWith("off: candor records nothing, by DO_NOT_TRACK.");
    Files.createDirectories(home.resolve(".candor"));
    Files.writeString(home.resolve(".candor/telemetry.properties"), "level=off\n");
    assertThat(person.with("CANDOR_TELEMETRY", "on").runs("status").output())
        .startsWith("off: candor records nothing, by the project's file.");
  }

  @Test
  void everySettingIsDocumentedAsItIs() throws Exception {
    String page = Files.readString(House.folder().resolve("docs/for-tool-users.md"));
    StringBuilder rows = new StringBuilder();
    for (Setting setting : Setting.values()) {
      rows.append(
          "| `%s` | %d | %d | %s |\n"
              .formatted(
                  setting, setting.of(Settings.STANDARD), setting.least(), setting.meaning()));
    }

    assertThat(page).contains(rows);
  }

  @Test
  void theSettingsOfTheExampleAreUnderstood() throws Exception {
    String example = examples("docs/for-tool-users.md", "json").getFirst();
    Path file = Files.writeString(home.resolve("telemetry.json"), example);
    List<String> warnings = new ArrayList<>();

    Settings settings = Settings.read(file, Settings.STANDARD, warnings);

    assertThat(warnings).isEmpty();
    assertThat(settings.local().maxAgeDays()).isEqualTo(7);
    assertThat(settings.local().maxTotalBytes()).isEqualTo(20_000_000);
  }

  @Test
  void everySignOfAnEnvironmentIsDocumentedInItsOrder() throws Exception {
    String page = Files.readString(House.folder().resolve("docs/formats.md"));
    StringBuilder rows = new StringBuilder("|---|---|---|\n");
    for (EnvironmentSigns.Sign sign : EnvironmentSigns.all()) {
      rows.append(
          "| `%s` | %s | %s |\n".formatted(sign.variable(), sign.means().word(), sign.system()));
    }

    assertThat(page).contains("Version " + EnvironmentSigns.VERSION + ".", rows);
  }

  @Test
  void theHostOfAViewIsTheOneThatTheTestsRun() throws Exception {
    String host =
        Files.readString(
            House.folder()
                .resolve("candor-cli/src/test/java/dev/candor/cli/plan/sketch/SketchHost.java"));
    String example =
        examples("docs/for-tool-authors.md", "java").stream()
            .filter(each -> each.contains("ViewEvents"))
            .findFirst()
            .orElseThrow();

    assertThat(example.lines().map(String::strip).filter(line -> !line.isEmpty()))
        .allSatisfy(line -> assertThat(host).contains(line));
  }

  private static List<String> members(String json) {
    String first = json.lines().findFirst().orElseThrow();
    return List.copyOf(Json.parse(first.getBytes(UTF_8)).object().members().keySet());
  }

  private static List<String> examples(String document, String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(House.folder().resolve(document)));
    List<String> examples = new ArrayList<>();
    while (matcher.find()) {
      examples.add(requireNonNull(matcher.group(1)));
    }
    return examples;
  }
}
