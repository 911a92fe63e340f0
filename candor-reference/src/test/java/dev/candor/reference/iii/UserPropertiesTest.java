package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every event says of the machine, by A.4 of the engine's contract. */
class UserPropertiesTest {

  private static final Host HOST = new Host("/opt/homebrew/bin/iii", 12, null);
  private static final EngineWorker WORKER =
      new EngineWorker(new UUID(1, 1), "w", "node", "fr_FR", "sdk-shop", null);

  @TempDir private Path root;

  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));

  @BeforeEach
  void onAMachine() {
    machine = new Machine(IiiPlan.plan(), root);
  }

  @Test
  void eachIsWhatItsOwnSourceSays() throws Exception {
    machine.variables.put("LANG", "de_DE.UTF-8");
    machine.variables.put("TZ", "Europe/Berlin");
    machine.variables.put("III_ENV", "staging");
    machine.variables.put("III_PROJECT_ID", "p-1");
    write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");

    assertThat(said(null))
        .isEqualTo(
            new UserProperties(
                Platform.COMMAND_LINE,
                "de_DE",
                OperatingSystem.LINUX,
                Architecture.X86_64,
                12,
                "Europe/Berlin",
                "0123456789abcdef0123456789abcdef",
                ExecutionContext.USER,
                "staging",
                InstallMethod.BREW,
                null,
                "p-1",
                "project"));
  }

  @Test
  void theWorkerThatSpeaksForTheProjectIsHeardBeforeTheMachine() {
    machine.variables.put("LANG", "de_DE.UTF-8");

    assertThat(said(WORKER).language()).isEqualTo("fr_FR");
    assertThat(said(WORKER).projectName()).isEqualTo("sdk-shop");
  }

  /** What the variables and the project's file say, and the host's id that is told. */
  @ParameterizedTest
  @CsvSource({
    "docker, h-1, h-2, h-1",
    "docker, '', h-2, h-2",
    "k8s, '', h-2, h-2",
    "docker, '', '', ",
    "user, h-1, h-2, ",
    "ci, h-1, h-2, "
  })
  void theHostsIdIsToldInAContainerOnly(
      String context, String variable, String line, @Nullable String told) throws Exception {
    machine.variables.put("III_EXECUTION_CONTEXT", context);
    machine.variables.put("III_HOST_DEVICE_ID", variable);
    write("home/project/.iii/project.ini", "[project]\ndevice_id=" + line + "\n");

    assertThat(said(null).hostDeviceId()).isEqualTo(told);
  }

  private UserProperties said(@Nullable EngineWorker source) {
    return UserProperties.of(
        Platform.COMMAND_LINE,
        machine.surroundings(),
        HOST,
        Project.find(machine.surroundings()),
        source);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).resolveSibling(""));
    Files.writeString(root.resolve(file), text);
  }
}
