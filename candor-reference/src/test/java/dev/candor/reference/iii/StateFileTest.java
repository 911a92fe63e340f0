package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine remembers, and what it makes of a file that is no such memory. */
class StateFileTest {

  @TempDir Path root;

  @Test
  void isReadAsItWasWritten() throws IOException {
    StateFile written = StateFile.fresh().withDevice("d-1").withFirstRunSent();
    Path file = root.resolve("deep/telemetry.yaml");
    written.write(file);

    assertThat(StateFile.read(file)).isEqualTo(written);
    try (var files = Files.list(root.resolve("deep"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 2\nidentity:\n  device_id: d-1\nstate:\n  first_run_sent: true\n",
        "---\n# ours\nversion: 2\nidentity:\n    device_id: 'd-1' # kept\nstate:\n    first_run_sent: true\nextra:\n    a: 1\n",
        "state:\n  first_run_sent: true\nidentity:\n  device_id: \"d-1\"\nversion: 2\n"
      })
  void readsWhatOthersWouldWrite(String text) throws IOException {
    Path file = Files.writeString(root.resolve("telemetry.yaml"), text);

    assertThat(StateFile.read(file).deviceId()).isEqualTo("d-1");
    assertThat(StateFile.read(file).firstRunSent()).isTrue();
  }

  @Test
  void aFileThatIsCutAnywhereIsReadOrFresh() throws IOException {
    Path file = root.resolve("telemetry.yaml");
    StateFile.fresh().withDevice("d-1").write(file);
    String whole = Files.readString(file);
    for (int at = 0; at < whole.length(); at++) {
      Files.writeString(file, whole.substring(0, at));

      assertThat(StateFile.read(file).deviceId()).as(whole.substring(0, at)).isIn("", "d-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "version: 1\n", "version: 3\n", "- a\n", "{}", "a: b: c\n", "\0"})
  void isFreshWhereTheFileIsNoneOfIts(String text) throws IOException {
    Path file = Files.writeString(root.resolve("telemetry.yaml"), text);

    assertThat(StateFile.read(file)).isEqualTo(StateFile.fresh());
    assertThat(StateFile.read(root.resolve("missing"))).isEqualTo(StateFile.fresh());
    assertThat(StateFile.read(root)).isEqualTo(StateFile.fresh());
  }

  @ParameterizedTest
  @CsvSource({
    "${III_EXECUTION_CONTEXT:user}, '', user",
    "${III_EXECUTION_CONTEXT:user}, docker, docker",
    "${III_EXECUTION_CONTEXT:}, '', ''",
    "k8s, docker, k8s",
    "${broken, docker, ${broken"
  })
  void expandsTheVariableThatItNames(String written, String variable, String said) {
    StateFile state = new StateFile("", false, written, false);

    assertThat(state.executionContext(Map.of("III_EXECUTION_CONTEXT", variable))).isEqualTo(said);
  }
}
