package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.ChildJvm;
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
 * A.5 of the engine's contract: where an engine believes to run, by engines in a process of its
 * own, each on a machine of its own.
 */
@Timeout(120)
class ExecutionContextTest {

  /** What the variable is set to, and what it means; the first is not set. */
  private static final List<List<String>> WRITTEN =
      List.of(
          List.of("(absent)", ""),
          List.of("", "USER"),
          List.of("user", "USER"),
          List.of("docker", "DOCKER"),
          List.of("container", "CONTAINER"),
          List.of("kubernetes", "KUBERNETES"),
          List.of("K8s", "KUBERNETES"),
          List.of("ci", "CI"),
          List.of("CICD", "CI"),
          List.of("lambda", "UNKNOWN"));

  /** A sign of a container: a variable, a file or what is in it; and what it means. */
  private static final List<List<String>> SIGNS =
      List.of(
          List.of("", "", "", ""),
          List.of("|KUBERNETES_SERVICE_HOST=10.0.0.1", "", "", "KUBERNETES"),
          List.of("|KUBERNETES_SERVICE_HOST=", ".dockerenv", "", "KUBERNETES"),
          List.of("", ".dockerenv", "", "DOCKER"),
          List.of("", "proc/1/cgroup", "0::/kubepods/besteffort", "KUBERNETES"),
          List.of("", "proc/1/cgroup", "0::/docker/4f", "CONTAINER"),
          List.of("", "proc/1/cgroup", "0::/system.slice/containerd", "CONTAINER"),
          List.of("", "proc/1/cgroup", "0::/init.scope", ""));

  /** What the state file says, and what it means where nothing else speaks. */
  private static final List<List<String>> STORED =
      List.of(
          List.of("${III_EXECUTION_CONTEXT:user}", "USER"),
          List.of("${III_EXECUTION_CONTEXT:}", "USER"),
          List.of("${III_EXECUTION_CONTEXT:container}", "CONTAINER"),
          List.of("k8s", "KUBERNETES"),
          List.of("${broken", "UNKNOWN"));

  private final List<String> input = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @TempDir private Path root;

  @Test
  void isCiThenTheVariablesThenTheContainersThenTheStateFiles() throws Exception {
    addSaid();
    addCi();

    assertHeld();
    assertThat(expected).hasSize(112 + 72);
  }

  private void addSaid() throws IOException {
    int next = 0;
    for (List<String> written : WRITTEN) {
      for (List<String> sign : SIGNS) {
        boolean open = written.get(1).isEmpty();
        for (List<String> stored : open ? STORED : List.of(STORED.get(next++ % STORED.size()))) {
          String context = open ? sign.get(3) : written.get(1);
          context = context.isEmpty() ? stored.get(1) : context;
          add(variable(written.get(0)) + sign.get(0), sign, stored.get(0), context);
        }
      }
    }
  }

  /** Any of them, merely present; and no variable beats it. */
  private void addCi() throws IOException {
    for (String name : ExecutionContext.CI_VARIABLES) {
      for (String value : List.of("", "false")) {
        for (String written : List.of("(absent)", "user", "docker")) {
          String ci = "|" + name + "=" + value;
          add(variable(written) + ci, SIGNS.get(3), "k8s", "CI");
        }
      }
    }
  }

  private static String variable(String written) {
    return written.equals("(absent)") ? "" : "|III_EXECUTION_CONTEXT=" + written;
  }

  private void add(String variables, List<String> sign, String stored, String context)
      throws IOException {
    Path machine = root.resolve("row-" + expected.size());
    write(
        machine.resolve("home/.iii/telemetry.yaml"),
        "version: 2\niii_execution_context: \"%s\"\n".formatted(stored));
    if (!sign.get(1).isEmpty()) {
      write(machine.resolve(sign.get(1)), sign.get(2));
    }
    input.add(machine + "|HASHED" + variables);
    expected.add("%s %s %s: %s".formatted(variables, sign.subList(1, 3), stored, context));
  }

  private void assertHeld() throws IOException, InterruptedException {
    List<String> printed = ChildJvm.run(List.of(), Map.of(), Engine.class, input).lines().toList();
    List<String> found = new ArrayList<>();
    assertThat(printed).hasSameSizeAs(expected);
    for (int i = 0; i < printed.size(); i++) {
      String row = expected.get(i);
      String context = printed.get(i).split("\\|", -1)[4];
      found.add(row.substring(0, row.lastIndexOf(' ') + 1) + context);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
