package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code candor} records of its own commands and of its collector when they fail. */
final class AftermathTest {

  @TempDir Path home;

  @Test
  void everyCommandHasANameInThePlan() {
    CommandLine root = commands();

    assertThat(paths(root, "candor"))
        .contains("candor plan check", "candor device-id")
        .allSatisfy(path -> assertThat(CommandName.of(path)).isNotEqualTo(CommandName.OTHER));
  }

  @Test
  void thePathIsOfCommandsOnly() {
    CommandLine root = commands();

    assertThat(Aftermath.path(root)).isEqualTo("candor");
    assertThat(Aftermath.path(root, "--format", "json", "plan", "check", "/home/ada/secret"))
        .isEqualTo("candor plan check");
    assertThat(Aftermath.path(root, "hunter2", "--x")).isEqualTo("candor");
  }

  @Test
  void theThirdWrongUseWithinTenMinutesIsARepeatedFailureAndNoArgumentIsKept() throws IOException {
    for (int i = 0; i < 4; i++) {
      assertThat(Main.run(console(Map.of()), "report", "--hunter2")).isEqualTo(2);
    }

    String kept = kept();
    assertThat(kept.split("candor.cli.exit_2", -1)).hasSize(5);
    assertThat(kept.split("candor.cli.repeated_failure", -1)).hasSize(2);
    assertThat(kept).contains("\"command\":\"report\"").doesNotContain("hunter2");
  }

  @Test
  void anAnswerThatIsNoAndASuccessAreNoFailures() throws IOException {
    for (int i = 0; i < 4; i++) {
      Aftermath.record("candor plan check", ExitCode.NO, console(Map.of()));
      Aftermath.record("candor plan check", ExitCode.OK, console(Map.of()));
    }

    assertThat(home.resolve("state")).doesNotExist();
  }

  @Test
  void atLevelOffNothingIsKept() throws IOException {
    for (int i = 0; i < 4; i++) {
      Main.run(console(Map.of("CANDOR_TELEMETRY", "off")), "report", "--hunter2");
    }

    assertThat(home.resolve("state")).doesNotExist();
  }

  @Test
  void aRequestThatPanicsIsRecordedAndPanicsAllTheSame() throws IOException {
    IllegalStateException panic = new IllegalStateException("hunter2");
    try (ServeRecords records = new ServeRecords(console(Map.of()).surroundings())) {
      records.started();
      Throwable thrown =
          catchThrowable(
              () ->
                  records
                      .around(
                          () -> {
                            throw panic;
                          })
                      .run());

      assertThat(thrown).isSameAs(panic);
    }

    assertThat(kept())
        .contains("candor.serve.started")
        .containsOnlyOnce("candor.serve.panic")
        .contains("\"place\":\"request\"");
  }

  private CommandLine commands() {
    CandorCommand root = new CandorCommand();
    Console console = console(Map.of());
    return Main.commands(root, Main.own(root, console), console);
  }

  private Console console(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("XDG_STATE_HOME", home.resolve("state").toString());
    return Machine.in(home).with(all).console(new StringWriter(), new StringWriter());
  }

  private static List<String> paths(CommandLine command, String path) {
    List<String> paths = new ArrayList<>(List.of(path));
    for (CommandLine below : command.getSubcommands().values()) {
      paths.addAll(paths(below, path + " " + below.getCommandName()));
    }
    return paths;
  }

  private String kept() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.resolve("state")).filter(Files::isRegularFile)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        if (!file.endsWith("ledger.jsonl")) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
