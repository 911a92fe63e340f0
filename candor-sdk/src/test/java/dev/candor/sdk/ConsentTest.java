package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.candor.Level;
import dev.candor.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

  private static final List<String> WORDS = List.of("", "on", "local", "off", "perhaps");
  private static final List<String> DO_NOT_TRACK = List.of("", "0", "false", "1", "perhaps");

  @TempDir Path root;

  @Test
  void decidesAsTheDesignSaysForEveryCombination() throws IOException {
    Machine machine = new Machine(root);
    Path project = root.resolve("home/ada/project/.build-tool/telemetry.properties");
    for (String managed : WORDS) {
      say(machine.places().managedFile(), managed);
      for (String user : WORDS) {
        say(machine.places().userFile(), user);
        for (String asked : WORDS) {
          say(project, asked);
          decidesForEveryVariable(machine, managed, user, asked);
        }
      }
    }
  }

  private static void decidesForEveryVariable(
      Machine machine, String managed, String user, String project) {
    for (String doNotTrack : DO_NOT_TRACK) {
      for (String variable : WORDS) {
        for (String ci : List.of("", "true")) {
          machine.variables.put("DO_NOT_TRACK", doNotTrack);
          machine.variables.put("BUILD_TOOL_TELEMETRY", variable);
          machine.variables.put("CI", ci);
          for (Level byDefault : Level.values()) {
            Spoken spoken =
                new Spoken(managed, doNotTrack, variable, user, project, byDefault, !ci.isEmpty());

            Consent.Decision decision =
                new Consent(SampleEvents.plan(byDefault), machine.surroundings()).decide();

            assertThat(decision.level()).as("%s", spoken).isEqualTo(spoken.level());
            assertThat(decision.warnings()).as("%s", spoken).hasSize(spoken.warnings());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "on,ON", "ON,ON", "On,ON", "true,ON", "1,ON", "yes,ON", "local,LOCAL", "LOCAL,LOCAL",
    "off,OFF", "false,OFF", "0,OFF", "no,OFF", "' on ',ON", "onn,OFF", "2,OFF", "deployment,OFF"
  })
  void aWordIsReadInAnyCase(String written, Level meant) throws IOException {
    Machine machine = new Machine(root);
    machine.choose(written);

    assertThat(machine.consent().decide().level()).isEqualTo(meant);
  }

  /** Java reads a byte that is no letter of the locale as this one, as under LC_ALL=C. */
  @ParameterizedTest
  @ValueSource(strings = {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PWD"})
  void whereAPlaceCannotBeReadNobodyKnowsWhatWasRefusedThere(String variable) throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");
    machine.variables.put(variable, root + "/J\ufffdrgen");

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.withdrawn()).isFalse();
    assertThat(decision.warnings())
        .containsExactly(
            variable
                + " has letters that this process cannot read: telemetry is off. Set"
                + " LC_ALL=C.UTF-8.");
  }

  @Test
  void aChoiceIsWrittenNowhereElse() {
    Machine machine = new Machine(root);
    machine.variables.put("HOME", root + "/J\ufffdrgen");

    assertThatIOException()
        .isThrownBy(() -> machine.consent().choose(Level.OFF))
        .withMessageStartingWith("HOME has letters that this process cannot read");
    assertThat(machine.places().userFile()).doesNotExist();
  }

  @Test
  void aWordIsReadTheSameInTurkey() throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "YES");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(machine.consent().decide().level()).isEqualTo(Level.ON);

      machine.variables.put("DO_NOT_TRACK", "FALSE");
      assertThat(machine.consent().decide().level()).isEqualTo(Level.ON);

      machine.osName = "WINDOWS 11";
      assertThat(machine.surroundings().osType()).isEqualTo("windows");

      machine.variables.put("CI", "TRUE");
      Machine.write(machine.places().userFile(), "level=ON\ntiers=METRICS\nraw_to=NONE\n");
      machine.consent().adopt(machine.consent().decide());
      Consent.Decision decision = machine.consent().decide();
      assertThat(decision.tiers()).containsExactly(Tier.METRICS);
      assertThat(decision.environment().word()).isEqualTo("ci");
      assertThat(decision.heard()).extracting(Heard::key).contains("tiers");
      assertThat(decision.warnings()).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "level=", "level=   ", "# level=on", "since=2026-02-03"})
  void aFileThatSaysNothingDoesNotSpeak(String content) throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), content);

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.origin()).isEqualTo(Consent.Origin.PRODUCT_DEFAULT);
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void aChoiceTakesTheLineOfAnEditorsWithItsMark() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "\uFEFFlevel=off\ncrashes=on\n");

    machine.consent().choose(Level.LOCAL);

    assertThat(Files.readString(machine.places().userFile()))
        .startsWith("level=local\n")
        .endsWith("\ncrashes=on\n")
        .doesNotContain("\uFEFF", "level=off");
  }

  @Test
  void aLineThatNobodyKnowsIsNamed() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "levle=off");

    assertThat(machine.consent().decide().warnings())
        .singleElement()
        .asString()
        .contains("" + machine.places().userFile(), "'levle'", "correct it");
  }

  @Test
  void aFolderInThePlaceOfAFileMeansOff() throws IOException {
    Machine machine = new Machine(root);
    Files.createDirectories(machine.places().userFile());

    assertOffWithAWarning(machine);
  }

  @Test
  void aFileThatIsNoTextMeansOff() throws IOException {
    Machine machine = new Machine(root);
    Files.createDirectories(root.resolve("etc/build-tool"));
    Files.write(machine.places().managedFile(), new byte[] {'l', (byte) 0xff, (byte) 0xfe, '='});

    assertOffWithAWarning(machine);
  }

  @Test
  void aBrokenEscapeInAFileMeansOff() throws IOException {
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "level=\\u00zz");

    assertOffWithAWarning(machine);
  }

  @Test
  void aWarningNamesTheFileAndWhatStandsThere() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("perhaps");

    assertThat(machine.consent().decide().warnings())
        .singleElement()
        .asString()
        .contains("" + machine.places().userFile(), "'perhaps'", "off");
  }

  /** Lines of a file have a blank between them here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level=local   | ''             | level=on              | level",
        "level=on      | level=local    | level=on              | level",
        "level=on      | ''             | level=on              | ''",
        "tiers=metrics | ''             | tiers=metrics,events  | tiers=events",
        "''            | tiers=EVENTS   | tiers=events,METRICS  | tiers=metrics",
        "tiers=metrics | tiers=events   | tiers=metrics,events  | tiers=metrics tiers=events",
        "tiers=metrics | ''             | tiers=metrics         | ''",
        "''            | ''             | tiers=metrics,events  | ''",
        "tiers=metrics | ''             | tiers=                | ''",
        "''            | ''             | content=step.a        | content=step.a",
        "content=step.b | ''            | content=step.b,step.a | content=step.a",
        "content=step.b | content=      | content=step.b        | content=step.b",
        "content=step.b | ''            | content=              | ''",
        "''            | ''             | crashes=on            | crashes=on",
        "crashes=on    | ''             | crashes=off           | ''",
        "level=local   | ''  | crashes=on content=step.a level=on | level content=step.a crashes=on",
      })
  void aProjectsFileThatAllowsMoreIsIgnoredAndNamedLineByLine(
      String user, String managed, String project, String ignored) throws IOException {
    Machine machine = new Machine(root);
    Path file = root.resolve("home/ada/project/.build-tool/telemetry.properties");
    Machine.write(machine.places().userFile(), user.replace(' ', '\n'));
    Machine.write(machine.places().managedFile(), managed.replace(' ', '\n'));
    Consent.Decision without = machine.consent().decide();
    Machine.write(file, project.replace(' ', '\n'));

    Consent.Decision decision = machine.consent().decide();

    List<String> warnings = new ArrayList<>();
    for (String line : ignored.isEmpty() ? new String[0] : ignored.split(" ", -1)) {
      warnings.add(
          file + ": " + line + " is ignored: a project can only narrow what you allow. Remove it.");
    }
    assertThat(decision.warnings()).isEqualTo(warnings);
    assertThat(decision.level()).isLessThanOrEqualTo(without.level());
    assertThat(without.tiers()).containsAll(decision.tiers());
    assertThat(without.content()).containsAll(decision.content());
    assertThat(decision.crashes() && !without.crashes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"managed,MANAGED_FILE", "user,USER_FILE", "project,PROJECT_FILE"})
  void aFileThatRefusesWithdrawsWhatWaits(String where, Consent.Origin origin) throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");
    Path project = root.resolve("home/ada/project/.build-tool/telemetry.properties");
    Path file =
        switch (where) {
          case "managed" -> machine.places().managedFile();
          case "user" -> machine.places().userFile();
          default -> project;
        };
    say(file, "local");

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.origin()).isEqualTo(origin);
    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.withdrawn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DO_NOT_TRACK=1", "BUILD_TOOL_TELEMETRY=off", "CI=true"})
  void whatBindsOneRunOnlyWithdrawsNothing(String variable) {
    Machine machine = new Machine(root);
    int at = variable.indexOf('=');
    machine.variables.put(variable.substring(0, at), variable.substring(at + 1));

    assertThat(machine.consent().decide().withdrawn()).isFalse();
  }

  @Test
  void aDefaultNeverSendsFromAnEphemeralPlaceButAnOperatorMay() throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("CI", "true");
    Consent consent = new Consent(SampleEvents.plan(Level.ON), machine.surroundings());
    Agreed.write(SampleEvents.plan(Level.ON), Instant.EPOCH, Agreed.By.NOTICE, machine.places());
    assertThat(consent.decide().level()).isEqualTo(Level.LOCAL);

    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    Consent.Decision decision =
        new Consent(SampleEvents.plan(Level.ON), machine.surroundings()).decide();
    assertThat(decision.level()).isEqualTo(Level.ON);
    assertThat(decision.origin()).isEqualTo(Consent.Origin.VARIABLE);
  }

  @Test
  void aChoiceIsWrittenBesideAnyBytesAndAFolderInItsPlaceIsNamed() throws IOException {
    Machine machine = new Machine(root);
    Path file = machine.places().userFile();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    byte[] odd = {
      '#', ' ', 'c', 'a', 'f', (byte) 0xe9, '\n', 'l', 'e', 'v', 'e', 'l', '=', 'o', 'n'
    };
    Files.write(file, odd);

    machine.consent().choose(Level.OFF);

    assertThat(Files.readString(file, ISO_8859_1))
        .startsWith("level=off\n")
        .endsWith("# caf\u00e9\n");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatIOException()
        .isThrownBy(() -> machine.consent().choose(Level.OFF))
        .withMessageContaining(file.toString())
        .withMessageContaining("remove it");
  }

  private static void assertOffWithAWarning(Machine machine) {
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.warnings()).hasSize(1);
  }

  private static void say(Path file, String word) throws IOException {
    if (word.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Machine.write(file, "level=" + word + "\n");
    }
  }

  /** What everybody said, and what the design makes of it. Empty is who does not speak. */
  private record Spoken(
      String managed,
      String doNotTrack,
      String variable,
      String user,
      String project,
      Level byDefault,
      boolean ephemeral) {

    Level level() {
      int ceiling = 2;
      for (String refusal : List.of(managed, variable, user, project)) {
        ceiling = Math.min(ceiling, refusal.isEmpty() ? 2 : rank(refusal));
      }
      if (!doNotTrack.isEmpty() && !doNotTrack.equals("0") && !doNotTrack.equals("false")) {
        ceiling = 0;
      }
      int wanted;
      if (!variable.isEmpty()) {
        wanted = rank(variable);
      } else if (!user.isEmpty()) {
        wanted = rank(user);
      } else {
        wanted = Math.min(1, rank(byDefault.name().toLowerCase(Locale.ROOT))); // no notice yet
      }
      return List.of(Level.OFF, Level.LOCAL, Level.ON).get(Math.min(ceiling, wanted));
    }

    int warnings() {
      List<String> words = new ArrayList<>(List.of(managed, variable, user, project));
      words.removeIf(word -> !word.equals("perhaps"));
      boolean widens = !project.isEmpty() && rank(project) > level().compareTo(Level.OFF);
      return words.size() + (widens ? 1 : 0);
    }

    private static int rank(String word) {
      return switch (word) {
        case "on" -> 2;
        case "local" -> 1;
        default -> 0;
      };
    }
  }
}
