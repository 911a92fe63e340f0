package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code greet telemetry device-id}, as a script calls it. */
final class DeviceIdCommandTest {

  @TempDir private Path root = Path.of("");

  @Test
  void printsTheIdAndNothingElseTheSameEachTime() {
    GreetTool tool = new GreetTool(root);

    GreetTool.Outcome first = tool.run("telemetry", "device-id");

    assertThat(first.exit()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(UUID.fromString(first.out().strip()).version()).isEqualTo(4);
    assertThat(first.out()).hasLineCount(1);
    assertThat(tool.run("telemetry", "device-id")).isEqualTo(first);
  }

  @Test
  void printsWhatWasPassedIn() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_INSTALLATION", "host-1");
    tool.variables.put("CI", "true");

    assertThat(tool.run("telemetry", "device-id"))
        .isEqualTo(new GreetTool.Outcome(0, "host-1" + System.lineSeparator(), ""));
  }

  @Test
  void makesNoneWhileNothingIsRecorded() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("DO_NOT_TRACK", "1");

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("greet: there is no id while telemetry is off, by DO_NOT_TRACK.")
        .contains("greet telemetry local");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void ofAContainerThatKeepsItsStateIsTheContainersAndSaysSo() throws IOException {
    GreetTool tool = new GreetTool(root);
    Files.createFile(root.resolve(".dockerenv"));
    tool.variables.put("XDG_STATE_HOME", root.resolve("kept").toString());

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().strip()).hasSize(36);
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            "greet: this is the id of a container. GREET_INSTALLATION is meant to be set from the"
                + " host, to what 'greet telemetry device-id' prints there\n");
  }

  @Test
  void ofAContainerThatKeepsNothingIsNone() throws IOException {
    GreetTool tool = new GreetTool(root);
    Files.createFile(root.resolve(".dockerenv"));

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("greet: an installation has no id in a container: nothing of it is kept.")
        .contains("GREET_INSTALLATION is meant to be set from the host");
    assertThat(root.resolve("home")).doesNotExist();
  }
}
