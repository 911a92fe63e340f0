package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.candor.wire.Json;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candor prove-silent}, as a person runs it. */
final class ProveSilentTest {

  @TempDir Path home;

  private Person person = new Person(Path.of("/"), Map.of());

  @BeforeEach
  void theProgramCanBeTraced() throws Exception {
    home = home.toRealPath();
    person = new Person(home, Map.of("DO_NOT_TRACK", "1"));
    assumeFalse(
        person.runs("prove-silent", "--", "true").output().contains("not seen"), "needs strace");
  }

  @Test
  void aProgramThatOnlyReadsIsSilentHoweverItEnds() throws Exception {
    Outcome outcome = person.runs("prove-silent", "--", "sh", "-c", "read x < /etc/passwd; exit 5");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.output())
        .contains("file read     /etc/passwd\n")
        .endsWith("'sh' ended with 5. It was silent: no file written, no socket, no child.\n");
  }

  @Test
  void whereNotAllCanBeSeenNothingIsProven() throws Exception {
    Path bin = Files.createDirectory(home.resolve("bin"));
    for (String program : List.of("bash", "sh", "dirname", "env")) {
      Files.createSymbolicLink(bin.resolve(program), found(program));
    }
    Person without = person.with("PATH", bin.toString());

    Outcome outcome = without.runs("prove-silent", "--", "sh", "-c", "echo hi > kept");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("not seen: ").doesNotContain("It was silent");
    assertThat(without.runs("prove-silent", "--format", "json", "--", "sh", "-c", ":").output())
        .contains("\"silent\":false");
  }

  private static Path found(String program) {
    return Stream.of(("" + System.getenv("PATH")).split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachFileAndChildIsReportedBehindWhatTheProgramSays() throws Exception {
    Outcome outcome =
        person.runs("prove-silent", "--", "sh", "-c", "echo said; echo x > kept; cat kept | cat");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output())
        .startsWith("said\nx\nfile read ")
        .contains("file written  " + home.resolve("kept") + "\n")
        .containsPattern("child +/\\S+/cat {2}\\(2 times\\)\n")
        .endsWith(
            "'sh' ended with 0. It was not silent: 1 file written, 0 on sockets, 2 children.\n");
  }

  @Test
  void aSocketIsReportedWithWhomItWasFor() throws Exception {
    Outcome outcome =
        person.runs("prove-silent", "--", "bash", "-c", "echo x > /dev/udp/127.0.0.1/9");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("socket        connect 127.0.0.1:9\n");
  }

  @Test
  void theProgramHasTheStandardInputAndAsJsonTheReportIsTheLastLine() throws Exception {
    Process process =
        person.candor("--format", "json", "prove-silent", "--", "sh", "-c", "cat > kept").start();
    try (var in = process.getOutputStream()) {
      in.write("typed\n".getBytes(UTF_8));
    }

    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    Json.Members report =
        Json.parse(output.lines().reduce("", (first, last) -> last).getBytes(UTF_8)).object();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(home.resolve("kept")).hasContent("typed");
    assertThat(report.members()).containsKeys("silent", "exit_code", "seen", "not_seen");
    assertThat(output)
        .contains("{\"kind\":\"file written\",\"what\":\"" + home + "/kept\",\"times\":1}");
  }

  @Test
  void whoInterruptsTheProgramGetsTheReport() throws Exception {
    ProcessBuilder builder =
        person.candor("prove-silent", "--", "sh", "-c", "echo x > kept; echo ready; sleep 60");
    builder.command().addAll(0, List.of("env", "--default-signal=INT", "setsid"));
    Process process = builder.redirectErrorStream(true).start();
    var lines = process.inputReader(UTF_8);
    assertThat(lines.readLine()).isEqualTo("ready");

    // To the whole group, as a terminal does.
    Outcome.of(home, List.of("kill", "-INT", "--", "-" + process.pid()));

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(lines.lines().toList())
        .contains("file written  " + home.resolve("kept"))
        .anyMatch(line -> line.startsWith("'sh' ended with 130. It was not silent"));
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertThat(person.runs("prove-silent"))
        .isEqualTo(
            new Outcome(
                2, "candor: name a command: candor prove-silent -- COMMAND [ARGUMENT...]\n"));
    assertThat(person.runs("prove-silent", "--", "no-such-command"))
        .isEqualTo(
            new Outcome(
                2,
                "candor: there is no program 'no-such-command': give its path, or a name that is on"
                    + " PATH\n"));
  }
}
