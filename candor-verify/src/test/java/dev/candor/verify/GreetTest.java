package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The tool that mounts the commands of its telemetry, as its person calls it. */
final class GreetTest {

  private static final Example GREET = new Example("greet", "org.example.greet.Greet");

  @TempDir Path home;
  private Path classes = Path.of("");

  @BeforeEach
  void compile() throws Exception {
    classes = Files.createDirectory(home.resolve("classes"));

    assertThat(GREET.compile(GREET.sources(), classes)).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void itsPersonSeesAndLimitsWhatItRecords() throws Exception {
    assertThat(run(Map.of(), "--language", "GERMAN", "Ada"))
        .isEqualTo(new Outcome(0, "Guten Tag Ada\n"));
    assertThat(run(Map.of(), "telemetry", "status").output())
        .startsWith("local: greet records on this machine, and nothing leaves it")
        .contains("local         1 recorded = 1 delivered");
    assertThat(run(Map.of(), "telemetry", "off"))
        .isEqualTo(new Outcome(0, "off: greet records nothing from now on.\n"));
    run(Map.of(), "Ada");
    assertThat(run(Map.of(), "telemetry", "status").output())
        .startsWith("off: greet records nothing, by your own choice.")
        .contains("local         1 recorded = 1 delivered");
  }

  @Test
  void aContainerThatTheComposeFileStartsCountsAsItsHost() throws Exception {
    String id = // the last line: where this test runs in a container, a note stands before it
        run(Map.of(), "telemetry", "device-id").output().lines().reduce("", (a, b) -> b);
    List<String> passed = environment();
    assertThat(passed).contains("GREET_INSTALLATION=${GREET_INSTALLATION:-}");
    String variable = passed.get(0).substring(0, passed.get(0).indexOf('='));

    Map<String, String> container =
        Map.of(variable, id, "XDG_STATE_HOME", home.resolve("container").toString());

    assertThat(run(container, "telemetry", "device-id")).isEqualTo(new Outcome(0, id + "\n"));
    assertThat(home.resolve("container")).doesNotExist();
    assertThat(Files.readString(GREET.folder().resolve("README.md"), UTF_8))
        .contains(variable + "=$(java -jar target/greet.jar telemetry device-id) docker compose");
  }

  private static List<String> environment() throws IOException {
    String compose = Files.readString(GREET.folder().resolve("docker-compose.yml"), UTF_8);
    Map<String, Map<String, Map<String, List<String>>>> file = new Yaml().load(compose);
    Map<String, List<String>> service =
        requireNonNull(requireNonNull(file.get("services")).get("greet"));
    return requireNonNull(service.get("environment"));
  }

  private Outcome run(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    return GREET.run(classes, home, variables, arguments);
  }
}
