package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines that keep nothing of a run: what an operator allows arrives, and nothing else does. */
class EphemeralTest {

  @TempDir private Path root;

  private final ScriptedSink sink = new ScriptedSink();
  private final List<String> made = new ArrayList<>();

  private Machine machine(String sign) throws IOException {
    Machine machine = new Machine(root);
    if (sign.equals("container")) {
      Machine.write(root.resolve(".dockerenv"), "");
    } else {
      machine.variables.put(sign, "true");
    }
    return machine;
  }

  private void run(Machine machine) {
    try (Candor candor =
        machine
            .candor()
            .surroundings(withARealClock(machine.surroundings()))
            .sink(
                "collector",
                permit -> {
                  made.add("sink");
                  return sink;
                })
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
  }

  /** The end of a run is waited for by the clock. */
  private static Surroundings withARealClock(Surroundings machine) {
    return new Surroundings(
        machine.variables(),
        machine.home(),
        machine.root(),
        machine.workingDirectory(),
        machine.osName(),
        machine.osVersion(),
        machine.osArch(),
        InstantSource.system(),
        machine.nanos(),
        machine.entropy(),
        machine.commands(),
        machine.err());
  }

  @ParameterizedTest
  @CsvSource({"container, container", "CI, ci", "GITHUB_ACTIONS, ci", "bamboo_planKey, ci"})
  void aRunThatAnOperatorAllowsArrivesWithItsEndAndIsOfNobody(String sign, String environment)
      throws IOException {
    Machine machine = machine(sign);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    run(machine);

    assertThat(sink.parcels)
        .singleElement()
        .extracting(parcel -> parcel.header().installation())
        .isNull();
    assertThat(sink.parcels.get(0).header().environment()).isEqualTo(environment);
    assertThat(sink.parcels.get(0).rows()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"container", "CI"})
  void withoutTheVariableThereIsNotEvenASink(String sign) throws IOException {
    run(machine(sign));

    assertThat(made).isEmpty();
    assertThat(sink.parcels).isEmpty();
  }

  @Test
  void theSecondRunInAContainerIsAsEphemeralAsTheFirst() throws IOException {
    Machine machine = container("4711");
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    run(machine);
    run(machine);

    assertThat(machine.places().events()).isDirectory(); // which the first run made
    assertThat(sink.parcels)
        .hasSize(2)
        .allSatisfy(
            parcel -> {
              assertThat(parcel.header().environment()).isEqualTo("container");
              assertThat(parcel.header().installation()).isNull();
            });
  }

  @Test
  void runsThatBeginAtOnceMakeOneFolderAndLeaveNothingBesideIt() throws Exception {
    Machine machine = container("4711");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Debug debug = new Debug("build-tool", null, told::add, machine.clock);
    ExecutorService runs = Executors.newFixedThreadPool(16);

    runs.invokeAll(
        Collections.nCopies(
            64,
            Executors.callable(
                () -> ContainerMark.leave(machine.surroundings(), machine.places(), debug))));
    runs.shutdown();

    assertThat(told).isEmpty();
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.CONTAINER);
    assertThat(machine.places().state().resolve("container")).isRegularFile();
    assertThat(root.resolve("home/ada/.local/state"))
        .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void aStateFolderThatOutlivedItsContainerIsKept() throws IOException {
    run(container("4711"));

    Machine next = container("4712");

    assertThat(environment(next)).isEqualTo(EnvironmentClass.WORKSTATION);
  }

  @Test
  void aStateFolderThatWasThereBeforeTheFirstRunIsKept() throws IOException {
    Machine machine = container("4711");
    Machine.write(machine.places().state().resolveSibling("cache"), "of the tool itself");

    run(machine);

    assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);
  }

  @ParameterizedTest
  @CsvSource({"a configuration", "a variable"})
  void whatAPersonSetUpInAContainerCountsAlsoAfterItsFirstRun(String setUp) throws IOException {
    Machine machine = container("4711");
    run(machine);

    if (setUp.equals("a variable")) {
      machine.variables.put("XDG_STATE_HOME", root.resolve("volume").toString());
    } else {
      machine.choose("on");
    }

    assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);
  }

  @Test
  void whereTheSystemDoesNotSayWhenAContainerBeganItsStateFolderIsBelieved() throws IOException {
    Machine machine = machine("container");

    run(machine);

    assertThat(machine.places().state().resolve("container")).doesNotExist();
    assertThat(environment(machine)).isEqualTo(EnvironmentClass.WORKSTATION);
  }

  /** A container whose first process began so many ticks after the machine. */
  private Machine container(String ticks) throws IOException {
    Machine machine = machine("container");
    Machine.write(root.resolve("proc/sys/kernel/random/boot_id"), "0b6c-a-boot\n");
    Machine.write(
        root.resolve("proc/1/stat"),
        "1 (sh (a) b) S 0 1 1 0 -1 4194560 7 8 0 9 1 2 3 4 20 0 1 0 " + ticks + " 42 3\n");
    return machine;
  }

  private static EnvironmentClass environment(Machine machine) {
    return EnvironmentClass.of(machine.surroundings(), machine.places());
  }

  @Test
  void anAgentsShellIsAWorkstationThatSaysSo() throws IOException {
    Machine machine = machine("CLAUDECODE");
    machine.choose("on");

    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(new Spool(machine.places()).list()).hasSize(1);
    assertThat(machine.localLines().get(0)).contains("\"environment\":\"agent\"", "installation");
  }

  @Test
  void everySignIsReadAsTheTableSaysAndNoneWhereItIsSwitchedOff() {
    Map<String, EnvironmentClass> found = new TreeMap<>();
    Map<String, EnvironmentClass> expected = new TreeMap<>();
    for (EnvironmentSigns.Sign sign : EnvironmentSigns.all()) {
      expected.put(sign.variable(), sign.means());
      Machine machine = new Machine(root);
      for (String no : List.of("", " ", "0", "false", "FALSE")) {
        machine.variables.put(sign.variable(), no);
        assertThat(EnvironmentClass.of(machine.surroundings(), machine.places()))
            .as("%s='%s'", sign.variable(), no)
            .isEqualTo(EnvironmentClass.WORKSTATION);
      }
      machine.variables.put(sign.variable(), "1");
      found.put(sign.variable(), EnvironmentClass.of(machine.surroundings(), machine.places()));
      assertThat(sign.means().because(machine.surroundings())).contains(sign.variable());
    }

    assertThat(found).isEqualTo(expected);
  }
}
