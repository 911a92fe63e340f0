package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D.5 of AO's contract: the daemon in a process of its own, started twice on one day. */
@Timeout(120)
class DaemonProcessTest {

  @TempDir private Path root;

  /** Who ran what, and how many events of either kind are on the disk after both starts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user:ao spawn | 1 | 1",
        "user:ao spawn, user:ao spawn, user:AO  Spawn | 1 | 1",
        "user:ao spawn, agent:ao spawn, system:ao spawn | 3 | 1",
        "user:ao spawn, user:ao stop | 2 | 1",
        "agent:ao spawn, agent:ao stop | 2 | 0",
        ":ao anything new, user:ao anything else | 2 | 1",
        "user:ao status, user:ao session ls, user:ao hooks, user:ao pty-host x | 0 | 0",
        "user:ao daemon, agent:ao completion, user:ao help | 0 | 0",
        "user:ao session <unknown> | 1 | 1"
      })
  void recordsACommandOnceADayForWhoeverRanItAlsoOverARestart(
      String commands, int invoked, int active) throws Exception {
    List<String> told =
        Stream.of(commands.split(", ", -1)).map(DaemonProcessTest::invoked).toList();

    for (int start = 0; start < 2; start++) {
      assertThat(daemon(told, Map.of("AO_TELEMETRY_EVENTS", "on"))).containsOnly("202");
    }

    assertThat(rows("ao.v2.cli.invoked")).hasSize(invoked);
    assertThat(rows("ao.v2.app.active")).hasSize(active);
  }

  @Test
  void aUsageErrorIsKnownByItsPathAlone() throws Exception {
    String body =
        "cli-usage-error|{\"command\":\"spawn --token s3cret\",\"commandPath\":\"ao spawn\",\"error\":\"--token\"}";

    assertThat(daemon(List.of(body), Map.of("AO_TELEMETRY_EVENTS", "on"))).containsExactly("202");

    assertThat(rows("ao.cli.usage_errors"))
        .singleElement()
        .asString()
        .contains("\"command_path\":\"ao spawn\"")
        .doesNotContain("s3cret", "--token");
  }

  @ParameterizedTest
  @CsvSource({"AO_TELEMETRY_EVENTS, off", "DO_NOT_TRACK, 1", "NOTHING, set"})
  void answersAllTheSameAndKeepsNothingWhereItIsOff(String variable, String value)
      throws Exception {
    assertThat(daemon(List.of(invoked("user:ao spawn")), Map.of(variable, value)))
        .containsExactly("202");

    assertThat(root.resolve("state")).doesNotExist();
  }

  private static String invoked(String command) {
    String[] parts = command.split(":", 2);
    String actor = parts[0].isEmpty() ? "" : ",\"actorType\":\"" + parts[0] + "\"";
    return "cli-invoked|{\"commandPath\":\"" + parts[1] + "\"" + actor + "}";
  }

  /** What the daemon answered, from its start to its end. */
  private List<String> daemon(List<String> told, Map<String, String> variables) throws Exception {
    List<String> input = new ArrayList<>(List.of(root.resolve("data").toString()));
    input.addAll(told);
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "XDG_STATE_HOME", root.resolve("state").toString(),
                "XDG_CONFIG_HOME", root.resolve("config").toString()));
    environment.putAll(variables);
    return ChildJvm.run(List.of(), environment, DaemonProcess.class, input).lines().toList();
  }

  private List<String> rows(String event) throws IOException {
    List<String> rows = new ArrayList<>();
    Path events = root.resolve("state/ao/telemetry/events");
    if (Files.exists(events)) {
      try (Stream<Path> files = Files.list(events)) {
        for (Path file : files.toList()) {
          rows.addAll(Files.readAllLines(file));
        }
      }
    }
    return rows.stream().filter(row -> row.contains("\"event_name\":\"" + event + "\"")).toList();
  }
}
