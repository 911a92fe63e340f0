package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the launcher as a person does. */
final class ExecTest {

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "true, 0, true, success",
    "false, 1, other, failure",
    "exit 3, 3, sh, failure",
    "exit 200, 200, sh, signal_or_high_exit",
    "kill -9 $$, 137, sh, signal_or_high_exit",
  })
  void endsWithTheCommandsExitCodeAndRecordsHowItEnded(
      String script, int exitCode, String program, String outcome) throws Exception {
    Person person = new Person(home, Map.of());
    boolean alone = script.equals("true") || script.equals("false");

    Outcome ended =
        alone ? person.runs("exec", "--", script) : person.runs("exec", "--", "sh", "-c", script);

    assertThat(ended).isEqualTo(new Outcome(exitCode, ""));
    assertThat(person.kept())
        .contains(
            "\"properties\":{\"program\":\"%s\",\"outcome\":\"%s\",\"exit_code\":%d}"
                .formatted(program, outcome, exitCode));
  }

  @Test
  void recordsNoArgumentAndNoNameOfAPrivateScript() throws Exception {
    Path script = Files.writeString(home.resolve("acme-merger-2027"), "#!/bin/sh\nexit 0\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Person person = new Person(home, Map.of("CANDOR_TELEMETRY", "on"));

    person.runs("exec", "--", "echo", "correct-horse-battery");
    person.runs("exec", "--", script.toString(), "--token=s3cr3t");

    assertThat(person.kept())
        .contains("\"program\":\"other\"")
        .doesNotContain("correct-horse", "acme-merger", "s3cr3t", home.toString());
  }

  /** The command itself is run in the person's own locale. */
  @Test
  void theNameOfAHomeMayHaveLettersThatTheLocaleLacks() throws Exception {
    String script =
        """
        home="$PWD/$(printf 'J\\303\\274rgen')"
        mkdir "$home"
        env -i PATH="$PATH" LC_ALL=C HOME="$home" '%s' exec -- sh -c 'echo "$LC_ALL"'
        ls "$home/.local/state/candor/telemetry/events"
        """
            .formatted(House.folder().resolve("candor"));

    assertThat(Outcome.of(home, List.of("sh", "-c", script)).output())
        .matches("C\ntelemetry-[0-9-]+-[0-9a-f]{8}\\.jsonl\n");
  }

  /**
   * A class that is made at run time, as of a lambda or a record's equality, costs milliseconds.
   */
  @Test
  void makesNoClassWhileThePersonWaits() throws Exception {
    Path log = home.resolve("classes.log");
    Person person = new Person(home, Map.of());
    person.runs("exec", "--", "true"); // its id and its folders are there from now on

    // The variable comes after the launcher's own flags, and adds nothing to them but the log.
    Outcome ended =
        person.with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).runs("exec", "--", "true");

    assertThat(ended.exit()).isZero();
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.contains("dev.candor.sdk.Candor "))
        .noneMatch(line -> line.contains("__JVM_LookupDefineClass__"));
    assertThat(person.kept().split("\"candor.cli.invoked\"", -1)).hasSize(3);
  }

  @Test
  void givesTheCommandItsStandardInputAndItsArgumentsAsTheyAre() throws Exception {
    Process process =
        new Person(home, Map.of())
            .candor(
                "exec", "--", "sh", "-c", "cat; printf '<%s>' \"$@\"", "sh", "a b", "", "*", "$x")
            .start();
    try (var in = process.getOutputStream()) {
      in.write("typed\n".getBytes(UTF_8));
    }

    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).isEqualTo("typed\n<a b><><*><$x>");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void passesASignalOnAndDiesOfItAsTheCommandDid() throws Exception {
    Person person = new Person(home, Map.of());
    Process process = person.candor("exec", "--", "sh", "-c", "echo ready; exec sleep 60").start();
    awaitReady(process);

    process.destroy(); // SIGTERM, to the launcher alone

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(person.kept()).contains("\"exit_code\":143");
  }

  @Test
  void diesOfTheTerminalsInterruptAsTheCommandDid() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self")), "needs env and setsid as Linux has them");
    Person person = new Person(home, Map.of());

    for (int i = 0; i < 10; i++) {
      ProcessBuilder builder = person.candor("exec", "--", "sh", "-c", "echo ready; exec sleep 60");
      builder.command().addAll(0, List.of("env", "--default-signal=INT", "setsid"));
      Process process = builder.start();
      awaitReady(process);

      // To the whole group, as a terminal does.
      Outcome.of(home, List.of("kill", "-INT", "--", "-" + process.pid()));

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 2);
    }
    assertThat(person.kept()).contains("\"exit_code\":130").doesNotContain("\"exit_code\":-1");
  }

  @Test
  void waitsForACommandThatSurvivesTheSignal() throws Exception {
    Person person = new Person(home, Map.of());
    Process process =
        person
            .candor(
                "exec",
                "--",
                "sh",
                "-c",
                "trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done")
            .start();
    awaitReady(process);

    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(7);
    assertThat(person.kept()).contains("\"exit_code\":7");
  }

  @ParameterizedTest
  @CsvSource({
    "CANDOR_TELEMETRY, off",
    "CANDOR_TELEMETRY, OFF",
    "CANDOR_TELEMETRY, 0",
    "CANDOR_TELEMETRY, no",
    "CANDOR_TELEMETRY, perhaps",
    "DO_NOT_TRACK, 1",
    "DO_NOT_TRACK, yes",
  })
  void startsNoRecorderWhereAVariableSaysOff(String variable, String value) throws Exception {
    Person person = new Person(home, Map.of(variable, value));

    Outcome ended = person.runs("exec", "--", "sh", "-c", "cat /proc/$PPID/cmdline | tr '\\0' ' '");

    // The launcher has become the command: its parent is this test's own process.
    assertThat(ended.exit()).isZero();
    assertThat(ended.output()).doesNotContain("candor exec");
    assertThat(person.state()).doesNotExist();
  }

  @Test
  void startsNoRecorderOnceThePersonSaidOff() throws Exception {
    Person person = new Person(home, Map.of());
    person.runs("off");

    person.runs("exec", "--", "true");

    assertThat(person.kept()).isEmpty();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Person person = new Person(home, Map.of());

    assertThat(person.runs("exec"))
        .isEqualTo(
            new Outcome(2, "candor: name a command: candor exec -- COMMAND [ARGUMENT...]\n"));
    assertThat(person.runs("exec", "--", "no-such-command"))
        .isEqualTo(new Outcome(127, "candor: no-such-command: command not found\n"));
  }

  @Test
  void spoolsAtLevelOnOnlyAndRemovesWhatWaitsWhenThePersonSaysLocal() throws Exception {
    Person person = new Person(home, Map.of());
    person.runs("exec", "--", "true");
    assertThat(person.runs("spool", "ls").output()).isEqualTo("Nothing waits to be sent.\n");

    person.runs("on");
    person.runs("exec", "--", "true");
    assertThat(person.runs("spool", "ls").output()).contains("1 event waits in");

    assertThat(person.runs("local").output())
        .contains("Removed, and not sent: 1 event that waited.");
    assertThat(person.runs("status").output())
        .contains(
            "collector     1 recorded = 0 delivered + 0 waiting + 1 lost\n", "  1 withdrawn: ")
        .contains("local         2 recorded = 2 delivered + 0 waiting + 0 lost");
  }

  private static void awaitReady(Process process) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    assertThat(line).isEqualTo("ready");
  }
}
