package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.reference.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** A.1 of the engine's contract: the worker that is there whether telemetry is on or off. */
@Timeout(60)
class TelemetryWorkerTest {

  private static final String NOTHING = "";

  @TempDir private Path root;

  private final List<String> log = new ArrayList<>();

  /** What the configuration, the environment and the home folder say, and the reason logged. */
  @ParameterizedTest
  @CsvSource({
    "false, '', '', config",
    "FALSE, III_TELEMETRY_ENABLED=true, '', config",
    "false, III_TELEMETRY_ENABLED=0, telemetry_dev_optout, config",
    "'', III_TELEMETRY_ENABLED=false, '', user opt-out",
    "true, III_TELEMETRY_ENABLED=0, telemetry_dev_optout, user opt-out",
    "true, III_TELEMETRY_ENABLED=0 CI=, '', user opt-out",
    "true, CI=, '', CI detected",
    "true, BUILDKITE=false III_TELEMETRY_DEV=true, '', CI detected",
    "true, III_TELEMETRY_DEV=true, '', dev opt-out",
    "true, '', telemetry_dev_optout, dev opt-out",
    "true, DO_NOT_TRACK=1, '', DO_NOT_TRACK",
    "true, III_TELEMETRY=off, '', the variable"
  })
  void whereTelemetryIsOffTheWorkerLivesWithNothingBehindIt(
      String enabled, String variables, String file, String reason) throws Exception {
    Machine machine = machine(variables, file);
    List<Path> before = files();
    TelemetryWorker worker = worker(machine, Map.of("enabled", enabled));

    liveTwice(worker);

    assertThat(worker.name()).isEqualTo("Telemetry");
    assertThat(log).containsExactly("telemetry is disabled (" + reason + ")");
    assertThat(files()).isEqualTo(before);
  }

  /** What says nothing about it, and the level. */
  @ParameterizedTest
  @CsvSource({
    "'', local",
    "III_TELEMETRY_ENABLED=true, local",
    "III_TELEMETRY_ENABLED=FALSE, local",
    "III_TELEMETRY_DEV=1, local",
    "III_TELEMETRY=on, on"
  })
  void whereItIsOnOneLineSaysHowToSwitchItOff(String variables, String level) throws Exception {
    TelemetryWorker worker = worker(machine(variables, NOTHING), Map.of());

    liveTwice(worker);

    assertThat(worker.name()).isEqualTo("Telemetry");
    assertThat(log)
        .containsExactly(
            "telemetry is enabled at level '%s'; III_TELEMETRY_ENABLED=false disables it"
                .formatted(level));
    assertThat(files()).isNotEmpty().noneMatch(file -> file.toString().endsWith(".lock"));
  }

  @Test
  void aWorkerThatWasNeverStartedEnds() {
    worker(new Machine(IiiPlan.plan(), root), Map.of()).destroy();

    assertThat(log).isEmpty();
  }

  /** A line of the section, and what is said of it. */
  @ParameterizedTest
  @CsvSource({
    "Enabled, false, telemetry has no setting 'Enabled'; there are",
    "heartbeat_interval, 60, telemetry has no setting 'heartbeat_interval'; there are",
    "'', x, telemetry has no setting ''; there are",
    "enabled, no, telemetry's enabled='no' is neither true nor false",
    "enabled, 0, telemetry's enabled='0' is neither true nor false",
    "heartbeat_interval_secs, 0, telemetry's heartbeat_interval_secs='0' is no number of seconds",
    "heartbeat_interval_secs, -1, telemetry's heartbeat_interval_secs='-1' is no number of seconds",
    "heartbeat_interval_secs, 6h, telemetry's heartbeat_interval_secs='6h' is no number of seconds",
    "heartbeat_interval_secs, 9999999999, heartbeat_interval_secs='9999999999' is no number"
  })
  void refusesWhatTheSectionDoesNotHaveOrCannotMean(String key, String value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineConfiguration.of(Map.of(key, value)))
        .withMessageContaining(message);
  }

  @Test
  void refusesAnIntervalOfMoreThanAYear() {
    Machine machine = new Machine(IiiPlan.plan(), root);
    worker(machine, Map.of("heartbeat_interval_secs", "31622400"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> worker(machine, Map.of("heartbeat_interval_secs", "31622401")))
        .withMessageContaining("the heartbeat's interval 'PT8784H1S'");
  }

  @Test
  void saysAllThatIsWrongAtOnceAndWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EngineConfiguration.of(
                    Map.of("api_key", "k", "enabled", "maybe", "host", "h", "posthog_host", "")))
        .withMessage(
            "telemetry has no setting 'api_key'; there are enabled, sdk_api_key,"
                + " heartbeat_interval_secs, posthog_api_key, posthog_host\n"
                + "telemetry has no setting 'host'; there are enabled, sdk_api_key,"
                + " heartbeat_interval_secs, posthog_api_key, posthog_host\n"
                + "telemetry's enabled='maybe' is neither true nor false");
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

  /** Each step of a life is done a second time, too, which does nothing. */
  private static void liveTwice(TelemetryWorker worker) throws InterruptedException {
    worker.initialize();
    worker.start();
    worker.start();
    worker.called("orders::create");
    assertThat(worker.flush(Duration.ofSeconds(30))).isTrue();
    worker.destroy();
    worker.destroy();
  }

  private TelemetryWorker worker(Machine machine, Map<String, String> section) {
    EngineVendors vendors =
        new EngineVendors(
            EngineConfiguration.of(section),
            new EngineVendors.Account(EngineVendors.AMPLITUDE, ""),
            new EngineVendors.Account(EngineVendors.POSTHOG, ""),
            machine.now::get);
    return new TelemetryWorker(vendors, new TestEngine(), machine.surroundings(), log::add);
  }

  private Machine machine(String variables, String file) throws IOException {
    Machine machine = new Machine(IiiPlan.plan(), root);
    for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ", -1)) {
      String[] parts = variable.split("=", 2);
      machine.variables.put(parts[0], parts[1]);
    }
    if (!file.isEmpty()) {
      Files.createDirectories(root.resolve("home/.iii"));
      Files.writeString(root.resolve("home/.iii").resolve(file), "");
    }
    return machine;
  }

  /** All that there is on the machine. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> !each.equals(root)).sorted().toList();
    }
  }
}
