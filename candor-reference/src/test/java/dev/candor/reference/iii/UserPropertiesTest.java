package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.wire.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every event says of the machine, by A.4 of the engine's contract: all of it at once, as the
 * real SDK has written it in a process of its own. What becomes of each is in {@link
 * NormalisersTest}.
 */
@Timeout(60)
class UserPropertiesTest {

  private static final String MACHINE = "0123456789abcdef0123456789abcdef";

  @TempDir private Path root;

  @Test
  void eachIsWhatItsOwnSourceSays() throws Exception {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/machine-id"), MACHINE + "\n");

    ScriptedEngine.run(
        List.of(
            "machine|" + root,
            "host|/opt/homebrew/bin/iii|-|12",
            "set|LANG|de_DE.UTF-8",
            "set|TZ|Europe/Berlin",
            "set|III_ENV|staging",
            "set|III_PROJECT_ID|p-1",
            "update-fails|timeout"));

    Map<String, Object> expected =
        Map.ofEntries(
            Map.entry("platform", "iii"),
            Map.entry("language", "de_DE"),
            Map.entry("environment.os", "linux"),
            Map.entry("environment.arch", "x86_64"),
            Map.entry("environment.cpu_cores", 12L),
            Map.entry("environment.timezone", "Europe/Berlin"),
            Map.entry("environment.machine_id", MACHINE),
            Map.entry("iii_execution_context", "user"),
            Map.entry("env", "staging"),
            Map.entry("install_method", "brew"),
            Map.entry("host_device_id", "null"),
            Map.entry("project_id", "p-1"),
            Map.entry("project_name", "project"));
    assertThat(UserProperties.class.getRecordComponents()).hasSameSizeAs(expected.keySet());
    Row row = EngineRows.of(new Machine(IiiPlan.plan(), root), "cli_update_failed").get(0);
    Map<String, Object> said = new LinkedHashMap<>();
    expected.keySet().forEach(name -> said.put(name, EngineRows.value(row, name)));
    assertThat(said).isEqualTo(expected);
  }
}
