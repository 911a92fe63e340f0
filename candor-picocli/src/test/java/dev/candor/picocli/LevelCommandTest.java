package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.picocli.greet.Greeted;
import dev.candor.sdk.Candor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code greet telemetry on}, {@code local} and {@code off}, as they are typed. */
final class LevelCommandTest {

  @TempDir private Path root = Path.of("");

  @Test
  void writesThePersonsChoiceAndSaysWhatItMeans() throws IOException {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry", "off").out())
        .isEqualToNormalizingNewlines("off: greet records nothing from now on.\n");
    assertThat(Files.readString(tool.places().userFile())).startsWith("level=off\n");
    assertThat(tool.run("telemetry", "local").out())
        .isEqualToNormalizingNewlines(
            "local: greet records on this machine, and nothing leaves it.\n");
    assertThat(Files.readString(tool.places().userFile())).startsWith("level=local\n");
    assertThat(tool.run("telemetry", "on").out())
        .isEqualToNormalizingNewlines(
            "on: from now on, what greet records may also go to collector. What that is: greet"
                + " telemetry consent. Stop: greet telemetry off\n");
    assertThat(Files.readString(tool.places().userFile())).startsWith("level=on\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "local", "off"})
  void whatItWritesIsForThePersonsEyesOnly(String level) throws IOException {
    GreetTool tool = new GreetTool(root);

    tool.run("telemetry", level);

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(tool.places().userFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void removesWhatWaitsWhereNothingMayLeaveAnyMore() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(2);

    GreetTool.Outcome outcome = tool.run("telemetry", "local");

    assertThat(outcome.out()).contains("Removed, and not sent: 2 events that waited.");
    assertThat(tool.run("telemetry", "status").out())
        .contains("collector     2 recorded = 0 delivered + 0 waiting + 2 lost", "  2 withdrawn: ");
  }

  @Test
  void removesOneEventAsItRemovesMany() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(1);

    assertThat(tool.run("telemetry", "off").out())
        .isEqualToNormalizingNewlines(
            """
            off: greet records nothing from now on.
            Removed, and not sent: 1 event that waited.
            """);
  }

  @Test
  void isJsonWhereTheToolIsAskedForJson() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry", "on", "--format", "json").out())
        .isEqualToNormalizingNewlines(
            "{\"level\":\"on\",\"origin\":\"user_file\",\"withdrawn\":0}\n");
    tool.greets(2);
    tool.variables.put("DO_NOT_TRACK", "1");
    assertThat(tool.run("telemetry", "local", "--format", "json").out())
        .isEqualToNormalizingNewlines(
            "{\"level\":\"off\",\"origin\":\"do_not_track\",\"withdrawn\":2,\"waiting\":0}\n");
  }

  @Test
  void theChoiceHoldsThoughWhatWaitsCannotBeRemoved() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(1);
    Files.delete(tool.places().ledger());
    Files.createDirectories(tool.places().ledger().resolve("no ledger"));

    GreetTool.Outcome outcome = tool.run("telemetry", "off");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines("off: greet records nothing from now on.\n");
    assertThat(outcome.err())
        .startsWith("greet: what waits is not sent, but stays on the disk (")
        .endsWith("). Remove it: greet telemetry spool drop" + System.lineSeparator());
    assertThat(Files.readString(tool.places().userFile())).startsWith("level=off\n");
  }

  @Test
  void saysWhatAnotherRunStillWritesAndWhenThatGoes() throws Exception {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    try (Candor candor = tool.candor().open()) {
      candor.telemetry().record(new Greeted(true));
      assertThat(candor.flush(Duration.ofSeconds(10))).isTrue();

      assertThat(tool.run("telemetry", "local").out())
          .contains("1 event waits still, as another process of greet writes or sends that.")
          .contains("None of it is sent from now on; the next run after that process removes it.");
      assertThat(tool.run("telemetry", "off").out())
          .contains("remove it when that process ends: greet telemetry spool drop");
      assertThat(tool.run("telemetry", "off", "--format", "json").out())
          .contains("\"withdrawn\":0,\"waiting\":1}");
    }
    assertThat(tool.run("telemetry", "status").out())
        .contains(
            "never sent    1 event waits still, and nothing of that is sent any more; a run at off need"
                + " not remove it. Remove it now: greet telemetry spool drop");
    assertThat(tool.run("telemetry", "spool", "drop").out()).contains("1 event removed.");
    assertThat(tool.run("telemetry", "status").out()).doesNotContain("never sent");
  }

  @Test
  void saysOfSeveralThatAnotherRunWritesThatTheyWait() throws Exception {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    try (Candor candor = tool.candor().open()) {
      candor.telemetry().record(new Greeted(true));
      candor.telemetry().record(new Greeted(true));
      assertThat(candor.flush(Duration.ofSeconds(10))).isTrue();

      assertThat(tool.run("telemetry", "local").out())
          .contains("2 events wait still, as another process of greet writes or sends that.")
          .doesNotContain("Removed");
    }
  }

  @Test
  void saysWhoseWordHoldsAgainstTheChoice() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("DO_NOT_TRACK", "1");

    GreetTool.Outcome outcome = tool.run("telemetry", "on");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("But DO_NOT_TRACK says off, and that holds.");
  }

  @Test
  void aChoiceThatCannotBeKeptIsNoChoice() throws IOException {
    GreetTool tool = new GreetTool(root);
    Path folder = Objects.requireNonNull(tool.places().userFile().getParent());
    Files.createDirectories(Objects.requireNonNull(folder.getParent()));
    Files.writeString(folder, "a file where the folder should be");

    GreetTool.Outcome outcome = tool.run("telemetry", "off");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("greet: ").contains(folder.toString());
  }
}
