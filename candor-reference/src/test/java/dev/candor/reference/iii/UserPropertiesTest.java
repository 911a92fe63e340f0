package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every event says of the machine, by A.4 of the engine's contract: all of it at once. What
 * becomes of each is in {@link NormalisersTest}.
 */
class UserPropertiesTest {

  private static final Host HOST = new Host("/opt/homebrew/bin/iii", 12, null);
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

    assertThat(said())
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

  private UserProperties said() {
    return UserProperties.of(
        Platform.COMMAND_LINE,
        machine.surroundings(),
        HOST,
        Project.find(machine.surroundings()),
        null);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).resolveSibling(""));
    Files.writeString(root.resolve(file), text);
  }
}
