package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.1 of the engine's contract: the worker that is there whether telemetry is on or off, in a
 * process of its own; the rows of a table share one, each on a machine of its own.
 */
@Timeout(60)
class TelemetryWorkerTest {

  private static final String LIVED = "lived as Telemetry";

  /** What the configuration, the environment and the home folder say, and the reason logged. */
  private static final String DISABLED =
      """
      enabled=false > > > config
      enabled=FALSE > III_TELEMETRY_ENABLED=true > > config
      enabled=false > III_TELEMETRY_ENABLED=0 > telemetry_dev_optout > config
      enabled= > III_TELEMETRY_ENABLED=false > > user opt-out
      enabled=true > III_TELEMETRY_ENABLED=0 > telemetry_dev_optout > user opt-out
      enabled=true > III_TELEMETRY_ENABLED=0 CI= > > user opt-out
      enabled=true > CI= > > CI detected
      enabled=true > BUILDKITE=false III_TELEMETRY_DEV=true > > CI detected
      enabled=true > III_TELEMETRY_DEV=true > > dev opt-out
      enabled=true > > telemetry_dev_optout > dev opt-out
      enabled=true > DO_NOT_TRACK=1 > > DO_NOT_TRACK
      enabled=true > III_TELEMETRY=off > > the variable
      """;

  /** What says nothing about it, and the level. */
  private static final String ENABLED =
      """
      > > > local
      enabled=true > III_TELEMETRY_ENABLED=true > > local
      > III_TELEMETRY_ENABLED=FALSE > > local
      > III_TELEMETRY_DEV=1 > > local
      > III_TELEMETRY=on > > on
      heartbeat_interval_secs=1 > > > local
      heartbeat_interval_secs=31622400 > > > local
      """;

  /** Lines of the section, and what is said of them. */
  private static final String REFUSED =
      """
      Enabled=false > telemetry has no setting 'Enabled'; there are
      heartbeat_interval=60 > telemetry has no setting 'heartbeat_interval'; there are
      =x > telemetry has no setting ''; there are
      enabled=no > telemetry's enabled='no' is neither true nor false
      enabled=0 > telemetry's enabled='0' is neither true nor false
      heartbeat_interval_secs=0 > telemetry's heartbeat_interval_secs='0' is no number of seconds
      heartbeat_interval_secs=-1 > telemetry's heartbeat_interval_secs='-1' is no number of seconds
      heartbeat_interval_secs=6h > telemetry's heartbeat_interval_secs='6h' is no number of seconds
      heartbeat_interval_secs=9999999999 > heartbeat_interval_secs='9999999999' is no number
      heartbeat_interval_secs=31622401 > the heartbeat's interval 'PT8784H1S'
      api_key=k enabled=maybe > no setting 'api_key'; there are enabled, sdk_api_key,
      api_key=k enabled=maybe > telemetry's enabled='maybe' is neither true nor false
      """;

  @TempDir private Path root;

  @Test
  void livesWithNothingBehindItWhereTelemetryIsOffAndSaysWhyOrHowToSwitchItOff() throws Exception {
    List<List<String>> table = new ArrayList<>(cells(DISABLED));
    int off = table.size();
    table.addAll(cells(ENABLED));
    List<List<Path>> before = new ArrayList<>();
    List<String> script = script(table);
    for (int i = 0; i < table.size(); i++) {
      before.add(files(i));
    }
    List<List<String>> refused = cells(REFUSED);
    for (List<String> row : refused) {
      script.add("machine|" + root.resolve("refused"));
      script.addAll(lines("configure", row.get(0)));
      script.add("live");
    }

    List<String> printed = ScriptedEngine.run(script).lines().toList();

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String said = table.get(i).get(3);
      expected.add(i < off ? "telemetry is disabled (" + said + ")" : enabled(said));
      expected.add(LIVED);
      if (i < off) {
        assertThat(files(i)).as("%s", table.get(i)).isEqualTo(before.get(i));
      } else {
        assertThat(files(i)).hasSizeGreaterThan(before.get(i).size());
        assertThat(files(i)).noneMatch(file -> file.toString().endsWith(".lock"));
      }
    }
    assertThat(printed.subList(0, expected.size())).isEqualTo(expected);
    assertRefused(refused, printed.subList(expected.size(), printed.size()));
  }

  private static String enabled(String level) {
    return "telemetry is enabled at level '" + level + "'; III_TELEMETRY_ENABLED=false disables it";
  }

  private void assertRefused(List<List<String>> table, List<String> printed) {
    assertThat(printed).hasSameSizeAs(table);
    for (int i = 0; i < table.size(); i++) {
      assertThat(printed.get(i)).startsWith("no: ").contains(table.get(i).get(1));
    }
    assertThat(root.resolve("refused")).doesNotExist();
  }

  @Test
  void aWorkerThatWasNeverStartedEnds() {
    List<String> log = new ArrayList<>();
    Machine machine = new Machine(IiiPlan.plan(), root);
    EngineVendors.Account nobody = new EngineVendors.Account(EngineVendors.AMPLITUDE, "");
    EngineConfiguration section = EngineConfiguration.of(Map.of());

    new TelemetryWorker(
            new EngineVendors(section, nobody, nobody, machine.now::get),
            new TestEngine(),
            machine.surroundings(),
            log::add)
        .destroy();

    assertThat(log).isEmpty();
  }

  @Test
  void whatIsEmptySaysNothing() {
    EngineConfiguration standard = new EngineConfiguration(true, 21_600, "", "", "");
    Map<String, String> empty = new HashMap<>();
    for (String key :
        List.of(
            "enabled",
            "sdk_api_key",
            "heartbeat_interval_secs",
            "posthog_api_key",
            "posthog_host")) {
      empty.put(key, " ");
    }

    assertThat(EngineConfiguration.of(Map.of())).isEqualTo(standard);
    assertThat(EngineConfiguration.of(empty)).isEqualTo(standard);
  }

  /** A life on a machine for each row. */
  private List<String> script(List<List<String>> table) throws IOException {
    List<String> script = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      List<String> row = table.get(i);
      Path folder = Files.createDirectories(machine(i).resolve("home/.iii"));
      if (!row.get(2).isEmpty()) {
        Files.writeString(folder.resolve(row.get(2)), "");
      }
      script.add("machine|" + machine(i));
      script.addAll(lines("configure", row.get(0)));
      script.addAll(lines("set", row.get(1)));
      script.add("live");
    }
    return script;
  }

  private static List<String> lines(String word, String pairs) {
    return Arrays.stream(pairs.split(" ", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> word + "|" + pair.replaceFirst("=", "|"))
        .toList();
  }

  private static List<List<String>> cells(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split(">", -1)).map(String::strip).toList())
        .toList();
  }

  private Path machine(int row) {
    return root.resolve("row-" + row);
  }

  /** All that there is on a machine. */
  private List<Path> files(int row) throws IOException {
    try (Stream<Path> all = Files.walk(machine(row))) {
      return all.sorted().toList();
    }
  }
}
