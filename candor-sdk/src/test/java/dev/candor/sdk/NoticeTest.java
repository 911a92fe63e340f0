package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A product that sends by default, and what it says on standard error before it does. */
class NoticeTest {

  private static final Plan PLAN = sending(MeteredEvents.plan());

  @TempDir private Path root = Path.of("");

  @Test
  void isPrintedOnceAndTheRunsAfterItSend() {
    Machine machine = new Machine(root);

    assertThat(level(machine, true)).isEqualTo(Level.LOCAL);
    String printed = machine.printed();
    assertThat(level(machine, true)).isEqualTo(Level.ON);

    assertThat(printed)
        .startsWith("build-tool would like to tell its makers how it is used")
        .contains("Nothing is sent by this run.", "\n  build-tool telemetry off ")
        .endsWith(System.lineSeparator());
    assertThat(machine.printed()).isEqualTo(printed);
  }

  /** By what the tool says of its terminal, and where standard error leads, if that can be seen. */
  @ParameterizedTest
  @CsvSource({
    "true,  '',                 true",
    "true,  /dev/pts/3,         true",
    "true,  /dev/tty1,          true",
    "true,  /dev/console,       true",
    "true,  /dev/null,          false",
    "true,  /home/ada/errors,   false",
    "true,  pipe:[4026531841],  false",
    "true,  socket:[403],       false",
    "false, '',                 false",
    "false, /dev/pts/3,         false",
  })
  void isPrintedOnlyWhereAPersonSeesIt(boolean atTerminal, String standardError, boolean shown)
      throws IOException {
    Machine machine = new Machine(root);
    if (!standardError.isEmpty()) {
      Files.createDirectories(root.resolve("proc/self/fd"));
      Files.createSymbolicLink(root.resolve("proc/self/fd/2"), Path.of(standardError));
    }

    level(machine, atTerminal);

    assertThat(machine.printed().isEmpty()).isEqualTo(!shown);
    assertThat(Files.exists(machine.places().agreedFile())).isEqualTo(shown);
    assertThat(level(machine, atTerminal)).isEqualTo(shown ? Level.ON : Level.LOCAL);
  }

  @Test
  void onAStandardErrorThatIsClosedItIsSeenByNobody() {
    Machine machine = new Machine(root);
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("the pipe is broken");
          }
        };
    List<String> told = new ArrayList<>();

    Candor.builder(PLAN, "1.4.2")
        .surroundings(printingTo(closed, machine.surroundings()))
        .notice("build-tool telemetry", true)
        .diagnostics(told::add)
        .open()
        .close();

    assertThat(told).singleElement().asString().contains("the notice could not be shown");
    assertThat(machine.places().agreedFile()).doesNotExist();
  }

  private static Level level(Machine machine, boolean atTerminal) {
    try (Candor candor = machine.candor(PLAN).notice("build-tool telemetry", atTerminal).open()) {
      return candor.decision().level();
    }
  }

  private static Surroundings printingTo(OutputStream err, Surroundings machine) {
    return new Surroundings(
        machine.variables(),
        machine.home(),
        machine.root(),
        machine.workingDirectory(),
        machine.osName(),
        machine.osVersion(),
        machine.osArch(),
        machine.clock(),
        machine.nanos(),
        machine.entropy(),
        machine.commands(),
        new PrintStream(err, true, UTF_8));
  }

  private static Plan sending(Plan plan) {
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        Level.ON,
        plan.identity(),
        plan.destinations(),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }
}
