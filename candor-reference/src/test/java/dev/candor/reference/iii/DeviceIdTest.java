package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.TelemetryPage;
import dev.candor.reference.ChildJvm;
import dev.candor.reference.ContractTable;
import dev.candor.sdk.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The precedence table of the device id, each row on a machine of its own, by the real SDK. */
class DeviceIdTest {

  private static final String MACHINE = "0123456789abcdef0123456789abcdef";
  private static final String SALTED = MachineId.salted("iii-machine-id", MACHINE);

  /** What the state file has when the engine starts. */
  private enum Stored {
    NOTHING(null),
    AN_ID("stored-7"),
    NO_CONTAINER("unknown-container"),
    NO_HOST("unknown-host"),
    NO_HOSTNAME("container-host-env-unknown-hostname"),
    VERSION_1("version: 1\nid: legacy\n"),
    RUBBISH("{{{ no yaml");

    private final @Nullable String text;

    Stored(@Nullable String text) {
      this.text = text;
    }

    @Nullable String file() {
      return text == null || this == VERSION_1 || this == RUBBISH
          ? text
          : OddHome.state(text, false);
    }
  }

  /** Where the engine starts: what of it is a container. */
  private enum Place {
    HOST("", ""),
    HOST_BY_NAME("", "|III_EXECUTION_CONTEXT=user"),
    HOST_BY_EMPTY_NAME("", "|III_EXECUTION_CONTEXT="),
    DOCKER_FILE(".dockerenv", ""),
    DOCKER_FILE_OF_A_USER(".dockerenv", "|III_EXECUTION_CONTEXT=user"),
    KUBERNETES("", "|KUBERNETES_SERVICE_HOST=10.0.0.1"),
    KUBEPODS("0::/kubepods/besteffort", ""),
    CONTAINERD("0::/system.slice/containerd", ""),
    NAMED_DOCKER("", "|III_EXECUTION_CONTEXT=docker"),
    NAMED_CONTAINER("", "|III_EXECUTION_CONTEXT=container"),
    NAMED_K8S("", "|III_EXECUTION_CONTEXT=K8s");

    private final String sign;
    private final String variables;

    Place(String sign, String variables) {
      this.sign = sign;
      this.variables = variables;
    }

    boolean isContainer() {
      return compareTo(HOST_BY_EMPTY_NAME) > 0;
    }
  }

  /** Who says the id of the host. */
  private enum Host {
    NOBODY(null, null),
    AN_EMPTY_VARIABLE("", null),
    THE_VARIABLE("host-env", null),
    THE_FILE(null, "host-ini"),
    BOTH("host-env", "host-ini"),
    THE_FILE_WITH_NOBODY(null, "unknown-host");

    private final @Nullable String variable;
    private final @Nullable String line;

    Host(@Nullable String variable, @Nullable String line) {
      this.variable = variable;
      this.line = line;
    }

    @Nullable String id() {
      return variable != null && !variable.isEmpty() ? variable : this == THE_FILE ? line : null;
    }
  }

  /** A row: what is prepared. */
  private record Row(Stored stored, Place place, Host host, boolean hostname, boolean machine) {

    /** The device that the contract and the deviations make of it. */
    String device() {
      String now = now();
      return switch (stored) {
        case NOTHING, VERSION_1, RUBBISH -> now;
        case AN_ID -> "stored-7";
        case NO_CONTAINER, NO_HOST -> now.startsWith("unknown-") ? "" + stored.text : now;
        case NO_HOSTNAME ->
            now.startsWith("unknown-") || now.endsWith("-unknown-hostname")
                ? "" + stored.text
                : now;
      };
    }

    private String now() {
      if (!place.isContainer()) {
        return machine ? SALTED : "unknown-host";
      }
      return host.id() == null
          ? "unknown-container"
          : "container-" + host.id() + (hostname ? "-box" : "-unknown-hostname");
    }

    /** What the project's file has for a host afterwards; null where it has no such line. */
    @Nullable String line() {
      boolean known = stored == Stored.AN_ID || machine;
      return host.line != null || place.isContainer() || !known ? host.line : device();
    }

    void prepare(Path root) throws IOException {
      if (stored.file() != null) {
        write(root.resolve("home/.iii/telemetry.yaml"), "" + stored.file());
      }
      if (place.sign.startsWith("0")) {
        write(root.resolve("proc/1/cgroup"), place.sign);
      } else if (!place.sign.isEmpty()) {
        write(root.resolve(place.sign), "");
      }
      String line = host.line == null ? "" : "device_id=" + host.line + '\n';
      write(root.resolve("work/shop/.iii/project.ini"), "[project]\n" + line + "\n[other]\n");
      write(root.resolve("proc/sys/kernel/hostname"), hostname ? "box\n" : "(none)\n");
      if (machine) {
        write(root.resolve("etc/machine-id"), MACHINE);
      }
      Files.createDirectories(root.resolve("home"));
    }

    String asked(Path root) {
      String variable = host.variable == null ? "" : "|III_HOST_DEVICE_ID=" + host.variable;
      return root + "|VERBATIM" + place.variables + variable;
    }
  }

  @TempDir Path root;

  @Test
  void followsTheWholeTableOfPrecedence() throws Exception {
    List<Row> rows = rows();
    List<String> input = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).prepare(root.resolve("row-" + i));
      input.add(rows.get(i).asked(root.resolve("row-" + i)));
    }

    List<String> printed = ChildJvm.run(List.of(), Map.of(), Engine.class, input).lines().toList();

    assertThat(printed).hasSize(rows.size()).hasSizeGreaterThan(1_000);
    for (int i = 0; i < rows.size(); i++) {
      Path machine = root.resolve("row-" + i);
      assertThat(printed.get(i)).as("%s", rows.get(i)).startsWith(rows.get(i).device() + "|");
      Path state = machine.resolve("home/.iii/telemetry.yaml");
      assertThat(state).as("%s", rows.get(i)).hasContent(OddHome.state(rows.get(i).device(), true));
      assertThat(Files.getPosixFilePermissions(state))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      String line = rows.get(i).line();
      assertThat(machine.resolve("work/shop/.iii/project.ini"))
          .as("%s", rows.get(i))
          .hasContent(
              "[project]\n" + (line == null ? "" : "device_id=" + line + '\n') + "\n[other]\n");
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Stored stored : Stored.values()) {
      for (Place place : Place.values()) {
        for (Host host : Host.values()) {
          for (boolean hostname : new boolean[] {true, false}) {
            rows.add(new Row(stored, place, host, hostname, true));
            rows.add(new Row(stored, place, host, hostname, false));
          }
        }
      }
    }
    return rows;
  }

  @Test
  void asksAgainWithEachStartUntilItKnowsAndThenNeverMore() throws Exception {
    Row row = new Row(Stored.NOTHING, Place.DOCKER_FILE, Host.NOBODY, false, false);
    row.prepare(root);
    String here = root + "|VERBATIM";
    String named = here + "|III_HOST_DEVICE_ID=h1";

    assertThat(device(here)).isEqualTo("unknown-container");
    assertThat(device(named)).isEqualTo("container-h1-unknown-hostname");
    assertThat(device(named + "|HOSTNAME=box")).isEqualTo("container-h1-box");
    assertThat(device(here + "|III_HOST_DEVICE_ID=h2|HOSTNAME=other"))
        .isEqualTo("container-h1-box");
  }

  @Test
  void hidesTheHostNameUnlessTheContractsFormWasChosenByName() throws Exception {
    Row row = new Row(Stored.NOTHING, Place.DOCKER_FILE, Host.NOBODY, true, false);
    row.prepare(root);

    String device = device(root + "|HASHED|III_HOST_DEVICE_ID=h1");

    assertThat(device).matches("container-h1-[0-9a-f]{64}").doesNotContain("box");
    assertThat(new DeviceId(DeviceId.Naming.VERBATIM).name()).contains("host-name");
    assertThat(new DeviceId(DeviceId.Naming.HASHED).name()).isEqualTo(IiiPlan.plan().identity());
    assertThat(TelemetryPage.of(ContractTable.plan("iii")).text())
        .contains("`iii-device`", "container-\\<host\\>-\\<hostname\\>", "keyed and hashed");
  }

  @Test
  void hasNoIdOnARunnerThatKeepsNothing() throws Exception {
    new Row(Stored.AN_ID, Place.HOST, Host.NOBODY, true, true).prepare(root);

    assertThat(device(root + "|VERBATIM|APPVEYOR=True")).isEqualTo("null");
  }

  @Test
  void reportsAFirstRunOnceAndNotWhereAnEarlierBuildHas() throws Exception {
    new Row(Stored.NOTHING, Place.HOST, Host.NOBODY, true, true).prepare(root.resolve("new"));
    new Row(Stored.AN_ID, Place.HOST, Host.NOBODY, true, true).prepare(root.resolve("old"));
    write(root.resolve("old/home/.iii/telemetry.yaml"), OddHome.state("stored-7", true));

    assertThat(engine(root.resolve("new") + "|VERBATIM").strip()).endsWith("|1");
    write(
        root.resolve("new/home/.iii/telemetry.yaml"),
        OddHome.state("stored-7", false)); // torn away
    assertThat(engine(root.resolve("new") + "|VERBATIM").strip()).endsWith("|0");
    assertThat(engine(root.resolve("old") + "|VERBATIM").strip()).endsWith("|0");
  }

  /** Where what is reported cannot be kept: in the local store, or on its way to a destination. */
  @ParameterizedTest
  @CsvSource({"full, ''", "home/.local/state/iii/telemetry/spool, |III_TELEMETRY=on"})
  void reportsAFirstRunAgainWhereTheReportCouldNotBeKept(String inTheWay, String variables)
      throws Exception {
    new Row(Stored.NOTHING, Place.HOST, Host.NOBODY, true, true).prepare(root);
    Path state = root.resolve("home/.iii/telemetry.yaml");
    String asked = root + "|VERBATIM" + variables;
    write(root.resolve(inTheWay), "");

    engine(asked);
    assertThat(state).hasContent(OddHome.state(SALTED, false));
    Files.delete(root.resolve(inTheWay));
    assertThat(engine(asked).strip()).endsWith("|1");
    assertThat(state).hasContent(OddHome.state(SALTED, true));
    assertThat(engine(asked).strip()).endsWith("|0");
  }

  @Test
  void neitherReportsNorMarksAnythingWhereTelemetryIsOff() throws Exception {
    new Row(Stored.NOTHING, Place.HOST, Host.NOBODY, true, true).prepare(root);

    assertThat(device(root + "|VERBATIM|DO_NOT_TRACK=1")).isEqualTo("no row");
    assertThat(root.resolve("home")).isEmptyDirectory();
  }

  @Test
  void goesToTheTemporaryFolderWhereThereIsNoHomeAndDoesWithoutWhereThatIsNone() throws Exception {
    write(root.resolve("etc/machine-id"), MACHINE);
    Path temporary = Files.createDirectories(root.resolve("scratch"));

    String here = root + "|VERBATIM|XDG_STATE_HOME=" + root.resolve("state") + "|TMPDIR=";
    assertThat(device(here + temporary)).isEqualTo(SALTED);
    assertThat(temporary.resolve(".iii/telemetry.yaml")).exists();
    assertThat(device(here + "relative")).isEqualTo(SALTED);
    assertThat(root.resolve("tmp/.iii/telemetry.yaml")).exists();
    Path file = Files.createFile(root.resolve("a-file"));
    String printed = engine(here + file);
    assertThat(printed).startsWith(SALTED + "|").contains("the device id is not kept");
  }

  @Test
  void readsARealEnvironment() throws Exception {
    Path home = Files.createDirectories(root.resolve("ada"));
    List<String> options = List.of("-Duser.home=" + home);
    Map<String, String> container =
        Map.of("III_EXECUTION_CONTEXT", "docker", "III_HOST_DEVICE_ID", "h1");

    String first = ChildJvm.run(options, container, Engine.class, List.of("here"));
    assertThat(first).matches("(?s)container-h1-[0-9a-z-]+\\|.*\\|DOCKER\\|.*");
    String device = first.substring(0, first.indexOf('|'));
    write(home.resolve(".iii/telemetry.yaml"), OddHome.state(device, false));
    assertThat(
            ChildJvm.run(options, Map.of("III_PROJECT_ID", "p-1"), Engine.class, List.of("here")))
        .startsWith(device + "|p-1|");
    write(root.resolve("shop/.iii/project.ini"), "[project]\nproject_id=p-2\nsource=blank\n");
    assertThat(
            ChildJvm.run(
                options,
                Map.of("III_PROJECT_ID", "p-1", "III_PROJECT_ROOT", "" + root.resolve("shop")),
                Engine.class,
                List.of("here")))
        .contains("|p-2|shop|blank|");
  }

  private static String device(String asked) throws IOException, InterruptedException {
    String printed = engine(asked);
    return printed.substring(0, printed.indexOf('|'));
  }

  private static String engine(String asked) throws IOException, InterruptedException {
    return ChildJvm.run(List.of(), Map.of(), Engine.class, List.of(asked));
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }
}
