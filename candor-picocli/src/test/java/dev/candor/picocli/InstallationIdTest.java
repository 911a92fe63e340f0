package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads of the id by which this installation is counted. */
final class InstallationIdTest {

  @TempDir private Path root = Path.of("");

  @Test
  void aRandomOneSaysWhereItWasMadeAndHowOftenItWasFoundAgain() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.greets(1);
    String id = tool.run("telemetry", "device-id").out().strip();

    assertThat(told(tool)).isEqualTo(id + ", a random one, made on a workstation");
    losesIt(tool);
    assertThat(told(tool))
        .isEqualTo(id + ", a random one, made on a workstation, lost and found again once");
    losesIt(tool);
    assertThat(told(tool))
        .isEqualTo(id + ", a random one, made on a workstation, lost and found again 2 times");
  }

  @Test
  void oneThatWasPassedInSaysByWhat() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_INSTALLATION", "of-the-host");

    assertThat(told(tool)).isEqualTo("of-the-host, passed in by GREET_INSTALLATION");
  }

  @Test
  void thereIsNoneAtOff() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "off");

    assertThat(told(tool)).isEqualTo("none while nothing is recorded");
  }

  private static void losesIt(GreetTool tool) throws IOException {
    Files.delete(tool.places().state().resolve("installation"));
    tool.greets(1);
  }

  private static String told(GreetTool tool) {
    return tool.run("telemetry", "doctor")
        .out()
        .lines()
        .filter(line -> line.startsWith("installation  "))
        .map(line -> line.substring(14))
        .findFirst()
        .orElse("");
  }
}
