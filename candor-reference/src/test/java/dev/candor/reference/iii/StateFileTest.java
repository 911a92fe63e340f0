package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ChildJvm;
import dev.candor.sdk.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A.5 of the engine's contract: what an engine remembers, and what it makes of a file that is no
 * such memory, by engines in a process of its own.
 */
@Timeout(60)
class StateFileTest {

  private static final String MACHINE = "0123456789abcdef0123456789abcdef";
  private static final String SALTED = MachineId.salted("iii-machine-id", MACHINE);

  /** What others would write. */
  private static final List<String> MEMORIES =
      List.of(
          "version: 2\nidentity:\n  device_id: d-1\nstate:\n  first_run_sent: true\n",
          """
          ---
          # ours
          version: 2
          identity:
              device_id: 'd-1' # kept
          state:
              first_run_sent: true
          extra:
              a: 1
          """,
          "state:\n  first_run_sent: true\nidentity:\n  device_id: \"d-1\"\nversion: 2\n");

  /** What is replaced by a fresh one. */
  private static final List<String> NO_MEMORIES =
      List.of(
          "",
          "version: 1\n",
          "version: 1\nid: legacy\nidentity:\n  device_id: d-1\n",
          "version: 3\nidentity:\n  device_id: d-1\n",
          "identity:\n  device_id: d-1\n",
          "version: 2\nversion: 2\n",
          "- a\n",
          "{}",
          "{{{ no yaml",
          "a: b: c\n",
          "\0");

  @TempDir Path root;

  @Test
  void isReadWhateverItsFormAndMadeAnewWhereItIsNoneOrCut() throws Exception {
    List<String> files = new ArrayList<>(MEMORIES);
    files.addAll(NO_MEMORIES);
    int whole = files.size();
    String cut = OddHome.state("d-1", false);
    for (int at = 0; at < cut.length(); at += 3) {
      files.add(cut.substring(0, at));
    }

    List<String> printed = started(files);

    for (int i = 0; i < whole; i++) {
      boolean known = i < MEMORIES.size();
      assertThat(printed.get(i))
          .as(files.get(i))
          .startsWith(known ? "d-1|" : SALTED + "|")
          .endsWith(known ? "|0" : "|1");
      assertThat(file(i)).hasContent(known ? files.get(i) : OddHome.state(SALTED, true));
    }
    List<String> devices = new ArrayList<>();
    for (int i = whole; i < files.size(); i++) {
      String device = printed.get(i).substring(0, printed.get(i).indexOf('|'));
      devices.add(device);
      assertThat(printed.get(i)).as(files.get(i)).endsWith("|1");
      assertThat(file(i)).as(files.get(i)).content().contains(device, "first_run_sent: true");
    }
    assertThat(devices).containsOnly("d-1", SALTED);
  }

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

  /** What engines print that find these files, each on a machine of its own. */
  private List<String> started(List<String> files) throws IOException, InterruptedException {
    List<String> input = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path machine = root.resolve("row-" + i);
      Files.createDirectories(machine.resolve("etc"));
      Files.writeString(machine.resolve("etc/machine-id"), MACHINE);
      Files.createDirectories(file(i).resolveSibling(""));
      Files.writeString(file(i), files.get(i));
      input.add(machine + "|HASHED");
    }
    List<String> printed = ChildJvm.run(List.of(), Map.of(), Engine.class, input).lines().toList();
    assertThat(printed).hasSameSizeAs(files);
    return printed;
  }

  private Path file(int row) {
    return root.resolve("row-" + row).resolve("home/.iii/telemetry.yaml");
  }
}
