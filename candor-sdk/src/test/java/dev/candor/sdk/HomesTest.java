package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Homes that cannot be lived in: the tool goes on, and its diagnostics say why nothing is kept. */
class HomesTest {

  @TempDir private Path root;
  private int runs;

  @ParameterizedTest
  @ValueSource(strings = {"file", "dangling", "loop", "unwritable"})
  void aHomeThatCannotBeWrittenToHarmsNothing(String kind) throws Exception {
    List<String> told = new ArrayList<>();

    run(home(kind), told);
    run(home(kind), told);

    assertThat(told).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "link"})
  void aHomeThatCanBeMadeOrIsLinkedKeepsOneInstallation(String kind) throws Exception {
    List<String> told = new ArrayList<>();
    Path home = home(kind);

    run(home, told);
    Path kept = home.resolve(".local/state/build-tool/telemetry/installation");
    byte[] first = Files.readAllBytes(kept);
    run(home, told);

    assertThat(kept).hasBinaryContent(first);
    assertThat(told).isEmpty();
  }

  /** As sudo does on macOS: what root made there would be out of the person's reach. */
  @Test
  void rootLeavesNothingInTheHomeOfWhoCalledSudo() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");
    Path home = machine.surroundings().home();
    if (Files.getAttribute(home, "unix:uid").equals(0)) {
      Files.setAttribute(home, "unix:uid", 12_345);
    }
    machine.variables.put("SUDO_UID", "" + Files.getAttribute(home, "unix:uid"));
    List<String> told = new ArrayList<>();

    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      assertThat(candor.decision().withdrawn()).isFalse();
    }

    assertThat(told)
        .containsExactly(
            "This runs as root in %s, the home of who called sudo, and would leave files there that are root's: telemetry is off. Call it without sudo, or with sudo -H."
                .formatted(home));
    assertThat(machine.places().state()).doesNotExist();
    assertThatIOException()
        .isThrownBy(() -> machine.consent().choose(Level.OFF))
        .withMessageEndingWith("say it without sudo");
    assertThat(machine.places().userFile()).hasContent("level=on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "54321", ""})
  void whoIsAtHomeIsHeardAlsoBehindSudo(String caller) throws IOException {
    Machine machine = new Machine(root);
    machine.choose("local");
    machine.variables.put("SUDO_UID", caller);

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.warnings()).isEmpty();
  }

  private Path home(String kind) throws IOException {
    Path home = root.resolve(kind);
    switch (kind) {
      case "file" -> Files.writeString(home, "");
      case "dangling" -> link(home, root.resolve("nowhere/at/all"));
      case "loop" -> link(home, home);
      case "link" -> link(home, Files.createDirectories(root.resolve("elsewhere")));
      case "unwritable" -> {
        return Path.of("/proc/self"); // nobody makes a folder there, whoever asks
      }
      default -> assertThat(home).doesNotExist();
    }
    return home;
  }

  private static void link(Path from, Path to) throws IOException {
    Files.deleteIfExists(from);
    Files.createSymbolicLink(from, to);
  }

  private void run(Path home, List<String> told) {
    Surroundings machine = new Machine(root.resolve("machine")).surroundings();
    runs++;
    Surroundings there =
        new Surroundings(
            Map.of("BUILD_TOOL_TELEMETRY", "on"),
            home,
            machine.root(),
            machine.workingDirectory(),
            machine.osName(),
            machine.osVersion(),
            machine.osArch(),
            machine.clock(),
            machine.nanos(),
            new Random(runs)::nextBytes,
            machine.commands(),
            machine.err());
    try (Candor candor =
        new Machine(root.resolve("machine"))
            .candor()
            .surroundings(there)
            .diagnostics(told::add)
            .unclean(dead -> new SampleEvents.Step(2))
            .open()) {
      candor.telemetry().once("first_run").record(new SampleEvents.Step(0));
      candor.telemetry().record(new SampleEvents.Step(1));
    }
  }

  @Test
  void aHomeOfSomebodyElseHarmsNothing() throws Exception {
    List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    assumeTrue("root".equals(System.getProperty("user.name")) && reads(asNobody));
    Path home = Files.createDirectory(root.resolve("hers"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

    List<String> command = new ArrayList<>(asNobody);
    command.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-cp",
            "" + System.getProperty("java.class.path"),
            Tool.class.getName()));
    ProcessBuilder hers = new ProcessBuilder(command).redirectErrorStream(true);
    hers.environment().put("HOME", home.toString());
    Process tool = hers.start();

    assertThat(ChildJvm.end(tool)).startsWith("told: ").contains(home.toString());
    assertThat(tool.exitValue()).isZero();
    assertThat(home).isEmptyDirectory();
  }

  /** Whether somebody can read this Java and its classes. */
  private static boolean reads(List<String> as) throws InterruptedException {
    List<String> command = new ArrayList<>(as);
    String classes = ("" + System.getProperty("java.class.path")).split(File.pathSeparator, -1)[0];
    command.addAll(
        List.of(
            "sh",
            "-c",
            "test -x \"$0\" && test -r \"$1\"",
            System.getProperty("java.home") + "/bin/java",
            classes));
    try {
      Process process = new ProcessBuilder(command).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  /** A tool in somebody else's home. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] arguments) {
      List<String> told = new ArrayList<>();
      try (Candor candor =
          Candor.builder(SampleEvents.plan(Level.LOCAL), "1.4.2").diagnostics(told::add).open()) {
        candor.telemetry().record(new SampleEvents.Step(1));
      }
      System.out.println("told: " + told);
    }
  }
}
