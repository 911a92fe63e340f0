package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code greet telemetry doctor}, as it is typed. */
final class DoctorCommandTest {

  private static final Remote NOBODY =
      permit -> {
        throw new IOException("nobody is asked here");
      };

  @TempDir private Path root = Path.of("");

  @Test
  void ofAToolThatWasNeverUsedFindsNothingWrongAndTouchesNothing() {
    GreetTool tool = new GreetTool(root);

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .startsWith("greet 1.0, plan ")
        .contains("level         local, by the product's default")
        .contains("crashes       off, by the product's default")
        .contains("environment   workstation: no CI system, container or coding agent was found")
        .contains("places        state: " + tool.places().state() + ", not there yet")
        .contains("your choice: " + tool.places().userFile() + ", not there")
        .contains("installation  none yet: a random one is made with the first event")
        .contains("spool         0 events in 0 files")
        .contains("Nothing is wrong on this machine.");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void namesWhoSaidEachValueAndEveryRefusal() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    Path file = tool.places().userFile();
    Files.writeString(file, Files.readString(file) + "content=greet.failed.message\ncrashes=on\n");
    managed(tool, "tiers=events\n");
    tool.variables.put("DO_NOT_TRACK", "1");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.out())
        .contains("level         off, by DO_NOT_TRACK")
        .contains("tiers         events, by the administrator's file")
        .contains("content       greet.failed.message, by your own choice")
        .contains("crashes       on, by your own choice")
        .contains("raw_to        none, by the product's default")
        .contains("tiers=events in " + tool.places().managedFile() + ", the administrator's file")
        .contains("level=1 in DO_NOT_TRACK, DO_NOT_TRACK")
        .contains("level=on in " + file + ", your own choice")
        .contains("Nothing leaves: the level is off, by DO_NOT_TRACK.");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void namesAllWhoNarrowAndWhatNobodySaid() throws IOException {
    GreetTool tool = new GreetTool(root);
    Files.createDirectories(Objects.requireNonNull(tool.places().userFile().getParent()));
    Files.writeString(tool.places().userFile(), "level=on\ntiers=metrics,events\n");
    managed(tool, "tiers=events\n");

    assertThat(tool.run("telemetry", "doctor").out())
        .contains("tiers         events, by the administrator's file and your own choice")
        .contains("content       none, by the product's default");
  }

  @Test
  void whatCannotBeUnderstoodIsWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    managed(tool, "level=sometimes\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("level         off, by the administrator's file")
        .contains("wrong: " + tool.places().managedFile() + ": level='sometimes' is none of on")
        .contains("1 thing wrong.");
  }

  @Test
  void aFolderInsideThatCannotBeWrittenIsWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.greets(1);
    Path receipts = tool.places().receipts();
    Files.writeString(receipts, "a file where the folder should be");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("wrong: " + receipts + " cannot be written, and nothing is kept there: move ")
        .contains(receipts + " away, which is no folder.");
  }

  @Test
  void aFolderThatCannotBeWrittenIsWrongWhereSomethingIsToBeKept() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path state = tool.places().state();
    Files.createDirectories(Objects.requireNonNull(state.getParent()));
    Files.writeString(state, "a file where the folder should be");

    assertThat(tool.run("telemetry", "doctor").out())
        .contains("state: " + state + ", cannot be written")
        .contains("wrong: " + state + " cannot be written, and nothing is kept there");
    tool.run("telemetry", "off");
    assertThat(tool.run("telemetry", "doctor").out()).doesNotContain("and nothing is kept");
  }

  @Test
  void aSegmentThatCannotBeCarriedIsWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path spool = Files.createDirectories(tool.places().spool().resolve("collector"));
    Files.writeString(spool.resolve("1-0.spool"), "no segment");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("wrong: 1-0.spool cannot be carried: ");
  }

  @Test
  void settingsThatMakeNoSenseAreWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path file = tool.places().settingsFile();
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "{\"local\":{\"maxAgeDays\":\"x\"}}");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("wrong: " + file + ": local.maxAgeDays=\"x\" is no number");
  }

  @Test
  void saysWhichDestinationIsLeftAloneAndUntilWhen() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path spool = Files.createDirectories(tool.places().spool().resolve("collector"));
    Instant until = Instant.parse("2026-11-21T14:00:00Z");
    Files.writeString(spool.resolve("next-attempt"), until.toEpochMilli() + " 5 0\nit is down\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("collector: left alone until 2026-11-21T14:00:00Z, after 5 failures: it is down");
  }

  @Test
  void aDestinationThatIsLeftAloneForLongIsWrongWhereSomethingMayLeave() throws IOException {
    GreetTool tool = new GreetTool(root, NOBODY);
    tool.run("telemetry", "on");
    leftAloneUntil(GreetTool.CLOCK.instant().plusSeconds(61), tool);

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "wrong: collector: left alone until 2026-11-21T13:01:01Z, after 5 failures: it is down."
                + " Try it now: greet telemetry spool flush")
        .contains("1 thing wrong.");
    tool.remote = null;
    assertThat(tool.run("telemetry", "doctor").out())
        .contains("it is down. It is tried again then: see to it that it can be reached.");
  }

  @Test
  void aDestinationThatIsLeftAloneForAMomentIsNoFault() throws IOException {
    GreetTool tool = new GreetTool(root, NOBODY);
    tool.run("telemetry", "on");
    leftAloneUntil(GreetTool.CLOCK.instant().plusSeconds(60), tool);

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("collector: left alone until 2026-11-21T13:01:00Z");
  }

  private static void leftAloneUntil(Instant until, GreetTool tool) throws IOException {
    Path spool = Files.createDirectories(tool.places().spool().resolve("collector"));
    Files.writeString(spool.resolve("next-attempt"), until.toEpochMilli() + " 5 0\nit is down\n");
  }

  @Test
  void aDestinationThatHasAskedForNothingMoreIsWrongWhereSomethingMayLeave() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    Files.createDirectories(tool.places().spool().resolve("collector"));
    Files.writeString(tool.places().spool().resolve("collector/stopped"), "2026-11-20T13:00:00Z\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "wrong: 'collector' has asked for nothing more, for good: what is recorded for it")
        .contains("when it takes events again: greet telemetry on")
        .contains("1 thing wrong.");
  }

  @Test
  void linesOfTheLedgerThatCannotBeReadAreWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.greets(1);
    Path ledger = tool.places().ledger();
    Files.writeString(ledger, Files.readString(ledger) + "a word of mine\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("local: 1 recorded, 1 delivered, 0 lost")
        .contains(
            "wrong: 1 line of the ledger cannot be read, and what ended there is in no number")
        .contains("Take out that line (" + ledger + ":2: ");
  }

  @Test
  void saysWhatStillWaitsThoughTheLevelWasRefusedByHand() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(2);
    Files.writeString(tool.places().userFile(), "level=off\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("2 events wait still, and nothing of that is sent any more; ")
        .contains("Remove them now: greet telemetry spool drop");
  }

  @Test
  void saysWhatDestinationsAskedNotToGetAndHowToHaveItAgain() throws IOException {
    GreetTool tool = new GreetTool(root);
    assertThat(tool.run("telemetry", "doctor").out()).contains("switched off  nothing");
    Files.createDirectories(tool.places().spool().resolve("collector"));
    Files.writeString(tool.places().spool().resolve("collector/stopped"), "2026-11-20T13:00:00Z\n");
    Files.writeString(
        tool.places().state().resolve("narrowed.json"),
        """
        {"format":1,"events":[
         {"name":"greet.greeted","by":"collector","at":"2026-11-20T13:00:00.000Z"},
         {"name":"greet.*","by":"collector","at":"2026-11-20T14:00:00.000Z","share":0.25}]}
        """);

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("switched off  collector: nothing is sent there, as it was asked for")
        .contains("greet.greeted: 'collector' said so on 2026-11-20T13:00:00Z")
        .contains("greet.*, but for a share of 0.25: 'collector' said so on 2026-11-20T14:00:00Z")
        .contains("Have it all again: greet telemetry on");
    tool.run("telemetry", "on");
    assertThat(tool.run("telemetry", "doctor").out()).contains("switched off  nothing");
  }

  @Test
  void aFileOfWhatWasSwitchedOffThatMakesNoSenseIsWrong() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path file = tool.places().state().resolve("narrowed.json");
    Files.createDirectories(tool.places().state());

    Files.writeString(file, "{\"format\":1,");
    assertThat(tool.run("telemetry", "doctor").out())
        .contains("wrong: " + file + " makes no sense", "remove it");
    Files.writeString(file, "{\"format\":2}");
    assertThat(tool.run("telemetry", "doctor").out())
        .contains("wrong: " + file + " is of a newer version of the tool: update this one");
  }

  @Test
  void saysWhatIsNewInThePlanAndHowToAgree() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.agreedToLess();

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("since 2026-11-21T13:00:00Z, by a command.")
        .contains("withheld: greet.failed: a new event")
        .contains("Agree to it: greet telemetry consent agree");
  }

  @Test
  void saysWhyAnEnvironmentIsWhatItIs() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GITHUB_ACTIONS", "true");

    assertThat(tool.run("telemetry", "doctor").out())
        .contains("environment   ci: GITHUB_ACTIONS is set, as by GitHub Actions")
        .contains("installation  none: nothing is kept in a ci");
  }

  @Test
  void isJsonWhereTheToolIsAskedForJson() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_TELEMETRY", "perhaps");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor", "--format", "json");

    Json.Members json = Json.parse(outcome.out().strip().getBytes(StandardCharsets.UTF_8)).object();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(json.text("product")).isEqualTo("greet");
    assertThat(json.object("found").array("level"))
        .hasToString("[Text[value=off, by the variable]]");
    assertThat(json.array("wrong")).hasSize(1);
  }

  @Test
  void saysAsJsonWhereEachPlaceIsAndWhetherItCanBeUsed() throws IOException {
    GreetTool tool = new GreetTool(root);
    managed(tool, "level=local\n");

    GreetTool.Outcome outcome = tool.run("telemetry", "doctor", "--format", "json");

    assertThat(outcome.out())
        .contains(
            "\"places\":{\"state\":{\"path\":\"%s\",\"state\":\"not there yet, and can be made\"},"
                .formatted(tool.places().state()))
        .contains(
            "\"administrator\":{\"path\":\"%s\",\"state\":\"can be read\"}"
                .formatted(tool.places().managedFile()))
        .contains("\"project\":{\"state\":\"none\"}}");
  }

  private static void managed(GreetTool tool, String lines) throws IOException {
    Path file = tool.places().managedFile();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, lines);
  }
}
