package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.reference.ChildJvm;
import dev.candor.reference.VendorServer;
import dev.candor.sdk.MachineId;
import dev.candor.wire.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Homes that {@code ~/.iii} cannot be kept in, by engines in a process of its own. Each engine is
 * started twice on its machine: at level local, and then at level on, when it tells its vendor.
 */
@Timeout(120)
class EngineHomesTest {

  private static final String MACHINE = "0123456789abcdef0123456789abcdef";
  private static final String SALTED = MachineId.salted("iii-machine-id", MACHINE);

  /** Telemetry that is off: nothing is recorded, and nobody told. */
  private static final String OFF = "no row";

  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /**
   * What is the matter; the device that it ends with, said of it, and where that is kept. The third
   * is empty where nothing is, the fourth where nothing can be.
   */
  private static final String HOMES =
      """
      no home | SALTED | | scratch/.iii/telemetry.yaml
      no home, and TMPDIR is relative | SALTED | | tmp/.iii/telemetry.yaml
      no home, and TMPDIR is a file | SALTED | device id is not kept |
      no home, and TMPDIR is read-only | SALTED | device id is not kept |
      home is a link | SALTED | | elsewhere/.iii/telemetry.yaml
      home is a link to nothing | SALTED | | scratch/.iii/telemetry.yaml
      home is a link to itself | OFF | telemetry is off |
      home is a file | OFF | telemetry is off |
      home is read-only | SALTED | device id is not kept |
      folder is a link | SALTED | | elsewhere/telemetry.yaml
      folder is a link to nothing | SALTED | device id is not kept |
      folder is a link to itself | SALTED | device id is not kept |
      folder is a file | SALTED | device id is not kept |
      state is a link | stored-7 | | elsewhere/state
      state is a link to nothing | SALTED | | home/.iii/telemetry.yaml
      state is a link to itself | SALTED | device id is not kept |
      state is a folder | SALTED | device id is not kept |
      """;

  @TempDir private Path root;

  @Test
  void anEngineWorksInEachOfThemAndIsTheSameDeviceTheNextTime() throws Exception {
    assertHeld(HOMES, List.of());
  }

  /** Disks that are really full or read-only; nothing is in the spool where that cannot be kept. */
  @Test
  void aDiskThatIsFullOrReadOnlyLosesNoDevice() throws Exception {
    Path probe = Files.createDirectory(root.resolve("probe"));
    assumeTrue(OddHome.isMounted(probe), "nothing can be mounted");
    OddHome.unmount(probe);
    try {
      assertHeld(
          """
          disk is full | SALTED | No space left on device |
          disk is full, and has an id | stored-7 | No space left on device | disk/.iii/telemetry.yaml
          disk is full, and has all | unsent stored-7 | may be recorded a second time | disk/.iii/telemetry.yaml
          disk is read-only | SALTED | Read-only file system |
          disk is read-only, and has an id | stored-7 | Read-only file system | disk/.iii/telemetry.yaml
          """,
          List.of());
    } finally {
      for (int i = 0; Files.exists(machine(i)); i++) {
        OddHome.unmount(machine(i).resolve("disk"));
      }
    }
  }

  /** What only its owner may look at may hold a refusal, and is no state file to be replaced. */
  @Test
  void whatIsSomebodyElsesIsLeftAloneAndMeansOffWhereItMayRefuse() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "nobody can be somebody else here");
    assumeTrue(reads(AS_NOBODY), "somebody else cannot read these classes");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertHeld(
        """
        home is another's | OFF | telemetry is off |
        folder is another's | OFF | |
        state and folder are another's | SALTED | AccessDenied | home/.iii/telemetry.yaml
        state is another's | SALTED | AccessDenied | home/.iii/telemetry.yaml
        """,
        AS_NOBODY);
  }

  private void assertHeld(String table, List<String> by) throws Exception {
    List<List<String>> rows = rows(table);
    List<String> local = new ArrayList<>();
    List<String> on = new ArrayList<>();
    try (VendorServer amplitude = new VendorServer(200, request -> "{\"code\":200}")) {
      for (int i = 0; i < rows.size(); i++) {
        String asked =
            OddHome.make(machine(i), rows.get(i).get(0), MACHINE)
                + "|III_PROJECT_ID="
                + i
                + "|AMPLITUDE="
                + amplitude.address();
        local.add(asked);
        on.add(asked + "|III_TELEMETRY=on");
      }
      local.addAll(on);

      List<String> printed =
          ChildJvm.run(by, List.of(), Map.of(), Engine.class, local).lines().toList();

      assertThat(printed).as("%s", printed).hasSize(local.size());
      assertThat(amplitude.events("events"))
          .hasSize(rows.stream().mapToInt(row -> sent(row.get(1)).size()).sum());
      for (int i = 0; i < rows.size(); i++) {
        assertRow(i, rows.get(i), printed.get(i), printed.get(i + rows.size()));
        assertThat(told(amplitude, i))
            .as("%s: %s", rows.get(i).get(0), printed.get(i + rows.size()))
            .isEqualTo(sent(rows.get(i).get(1)));
      }
    }
  }

  private void assertRow(int number, List<String> row, String first, String second)
      throws IOException {
    String device = device(row.get(1));
    assertThat(first).as(row.get(0)).startsWith(device + "|");
    assertThat(second).as(row.get(0)).startsWith(device + "|");
    String said = first.split("\\|", -1)[5];
    if (row.get(2).isEmpty()) {
      assertThat(said).as(row.get(0)).isEqualTo("[]");
    } else {
      assertThat(said).as(row.get(0)).contains(row.get(2));
    }
    if (!device.equals(OFF)) {
      boolean forgets = row.get(1).startsWith("unsent"); // and says so, and tells nobody
      assertThat(first).as(row.get(0)).endsWith("|1");
      assertThat(second).as(row.get(0)).endsWith(forgets ? "|1" : "|0");
    }
    List<Path> kept = kept(machine(number));
    if (row.get(3).isEmpty()) {
      assertThat(kept).as(row.get(0)).isEmpty();
    } else {
      Path state = machine(number).resolve(row.get(3)).toRealPath();
      assertThat(kept).as(row.get(0)).containsExactly(state);
      boolean wasThere = !said.equals("[]");
      assertThat(state)
          .as(row.get(0))
          .hasContent(OddHome.state(wasThere ? "stored-7" : device, !wasThere));
    }
  }

  /** The files with a state in them, wherever they are. */
  private static List<Path> kept(Path machine) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (Stream<Path> all = Files.walk(machine)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!Files.isSymbolicLink(file)
            && Files.readString(file, ISO_8859_1).startsWith("version: 2")) {
          kept.add(file.toRealPath());
        }
      }
    }
    return kept;
  }

  private static String device(String said) {
    return said.equals("OFF") ? OFF : said.equals("SALTED") ? SALTED : "stored-7";
  }

  /** What the second start tells the vendor: the first run is known to it from the first. */
  private static List<String> sent(String said) {
    return said.equals("OFF") || said.startsWith("unsent")
        ? List.of()
        : List.of("template_success of " + device(said));
  }

  private static List<String> told(VendorServer amplitude, int number) {
    return amplitude.events("events").stream()
        .filter(event -> ("" + number).equals(user(event).text("project_id")))
        .map(event -> event.text("event_type") + " of " + event.text("device_id"))
        .toList();
  }

  private static Json.Members user(Json.Members event) {
    return event.object("user_properties");
  }

  private Path machine(int number) {
    return root.resolve("machine-" + number);
  }

  private static List<List<String>> rows(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /** Whether somebody can read this Java and its classes. */
  private static boolean reads(List<String> as) throws InterruptedException {
    List<String> command = new ArrayList<>(as);
    String classes = ("" + System.getProperty("java.class.path")).split(File.pathSeparator, -1)[0];
    String java = System.getProperty("java.home") + "/bin/java";
    command.addAll(List.of("sh", "-c", "test -x \"$0\" && test -r \"$1\"", java, classes));
    return OddHome.isRun(command.toArray(String[]::new));
  }
}
