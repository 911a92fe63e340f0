package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.sdk.EnvironmentClass;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void isJsonWhereTheToolIsAskedForJson() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_INSTALLATION", "host-1");

    assertThat(tool.run("telemetry", "device-id", "--format", "json").out())
        .isEqualToNormalizingNewlines("{\"installation\":\"host-1\"}\n");
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

  /** A machine, what is passed into it, and its id by a scheme of the tool's own. */
  @ParameterizedTest
  @CsvSource({
    "host,      '',     machine-1",
    "host,      host-1, host-1",
    "container, '',     container-1",
    "container, host-1, host-1",
    "kept,      '',     container-1",
    "kept,      host-1, host-1",
  })
  void byASchemeOfTheToolsOwnAContainersIdIsPrintedAndThatItIsMeantToBeSet(
      String where, String passedIn, String id) throws IOException {
    GreetTool tool = withScheme("greet-machine");
    boolean container = !where.equals("host");
    if (container) {
      Files.createFile(root.resolve(".dockerenv"));
    }
    if (where.equals("kept")) {
      tool.variables.put("XDG_STATE_HOME", root.resolve("kept").toString());
    }
    tool.variables.put("GREET_INSTALLATION", passedIn);

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).isEqualTo(id + System.lineSeparator());
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            container && passedIn.isEmpty()
                ? "greet: this is the id of a container. GREET_INSTALLATION is meant to be set"
                    + " from the host, to what 'greet telemetry device-id' prints there\n"
                : "");
  }

  @Test
  void whereTheSchemeKnowsNoIdItSaysWhereOneIsFrom() {
    GreetTool tool = withScheme("greet-machine");
    tool.variables.put("CI", "true"); // of what the scheme makes there, nothing is kept

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            "greet: there is no id: GREET_INSTALLATION is meant to be set from the host, to what"
                + " 'greet telemetry device-id' prints there\n");
  }

  @Test
  void aSchemeThatThePlanDoesNotNameIsNotAsked() {
    GreetTool tool = withScheme("greet-other");

    GreetTool.Outcome outcome = tool.run("telemetry", "device-id");

    assertThat(UUID.fromString(outcome.out().strip()).version()).isEqualTo(4);
    assertThat(outcome.err()).contains("the identity scheme 'greet-machine' is not used");
    assertThat(outcome.out()).hasLineCount(1);
  }

  @Test
  void isHiddenFromTheHelpWhateverTheScheme() {
    GreetTool tool = withScheme("greet-machine");

    assertThat(tool.run("telemetry", "--help").out()).doesNotContain("device-id");
    assertThat(tool.run("telemetry", "device-id", "--help").out())
        .contains("Usage: greet telemetry device-id");
  }

  @Test
  void doctorNamesTheScheme() {
    assertThat(withScheme("greet-machine").run("telemetry", "doctor").out())
        .contains("by the tool's own scheme, 'greet-machine'");
  }

  /** A tool that tells machines apart by itself, and whose plan names this scheme. */
  private GreetTool withScheme(String planned) {
    GreetTool tool = new GreetTool(root);
    tool.plan = GreetTool.plan(Level.LOCAL, planned);
    tool.scheme = new ByMachine();
    return tool;
  }

  /** Knows machines, and of containers only that they are some. */
  private static final class ByMachine implements IdentityScheme {

    @Override
    public String name() {
      return "greet-machine";
    }

    @Override
    public Installation installation(Circumstances given) {
      return EnvironmentClass.isContainer(given.surroundings())
          ? Installation.of("container-1", Installation.Origin.NOBODY, given.environment())
          : Installation.of("machine-1", Installation.Origin.SCHEME, given.environment());
    }
  }
}
