package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which collector the commands talk to, and what they say where there is none such. */
final class DestinationTest {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("report", "health"), List.of("import", "git", "."), List.of("spool", "flush"));

  private final Map<String, String> variables = new HashMap<>(Map.of("CANDOR_TELEMETRY", "on"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:99999",
        "http://127.0.0.1:0",
        "http://127.0.0.1:4318x",
        "http://[::1",
        "http://two words",
        "http://ada:secret@127.0.0.1:4318",
        "http://under_score:4318",
        "http://100%",
        "ftp://127.0.0.1",
        "127.0.0.1:4318",
        "",
      })
  void whatIsNoAddressIsToldInOneLine(String address) {
    variables.put("CANDOR_KEY", "a-key-of-mine");

    for (List<String> command : COMMANDS) {
      assertThat(refusal(command, "--collector", address))
          .isEqualTo(
              "candor: '%s' is no address: write http://HOST:PORT, with a port from 1 to 65535\n"
                  .formatted(address));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"spool flush", "status", "events", "receipts list", "plan check a.json"})
  void whatIsNoAddressIsToldWhetherItIsNeededOrNot(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(List.of("--collector", "nonsense"));

    assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "candor: 'nonsense' is no address: write http://HOST:PORT, with a port from 1 to 65535\n");
  }

  @Test
  void whoeverAsksForHelpGetsItWhateverElseIsWrong() {
    assertThat(run("report", "--help", "--collector", "nonsense")).isZero();
    assertThat(run("status", "--help", "--format", "csv")).isZero();

    assertThat(out.toString()).contains("Usage: candor report", "Usage: candor status");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aCollectorThatNobodyHasAKeyForIsToldThoughNothingWaits() {
    assertThat(run("spool", "flush", "--collector", "http://127.0.0.1:1"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith(
            "candor: no key for http://127.0.0.1:1 is known: set CANDOR_KEY to the write_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:99999", "http://[::1"})
  void oneThatWasLeftIsToldWithItsFile(String address) throws IOException {
    Path file = home.resolve(".local/state/candor/collector.json");
    Files.createDirectories(home.resolve(".local/state/candor"));
    Files.writeString(
        file,
        "{\"address\":\"%s\",\"write_key\":\"cw_12345678\",\"read_token\":\"cr_12345678\"}"
            .formatted(address));

    for (List<String> command : COMMANDS) {
      assertThat(refusal(command))
          .isEqualTo(
              "candor: %s: '%s' is no address: correct the file, or remove it and start 'candor serve' again\n"
                  .formatted(file, address));
    }
  }

  @Test
  void aFolderInThePlaceOfWhatWasLeftIsNoFaultOfTheDestination() throws IOException {
    Path file = home.resolve(".local/state/candor/collector.json");
    run("no-such-command");
    Files.createDirectories(file);

    assertThat(run("device-id")).isZero();
    err.getBuffer().setLength(0);

    assertThat(run("doctor")).isZero();
    assertThat(out.toString()).doesNotContain("left alone");
    assertThat(run("receipts", "verify")).isZero();
    assertThat(run("spool", "flush")).isEqualTo(ExitCode.WORLD);
    assertThat(err.toString())
        .isEqualTo(
            "candor: %s cannot be read (it is a folder): start 'candor serve' again, or remove the file\n"
                .formatted(file));
  }

  @Test
  void whatWasWithdrawnIsRemovedThoughTheDestinationCannotBeRead() throws IOException {
    run("no-such-command");
    Files.createDirectories(home.resolve(".local/state/candor/collector.json"));
    Files.createDirectories(home.resolve(".config/candor"));
    Files.writeString(home.resolve(".config/candor/telemetry.properties"), "level=off\n");

    assertThat(run("spool", "flush")).isZero();

    assertThat(out.toString()).contains("0 delivered, 1 lost, 0 waiting");
  }

  /** What a command says that was used wrongly, while something waits to be sent. */
  private String refusal(List<String> command, String... options) {
    run("no-such-command");
    err.getBuffer().setLength(0);
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(options));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    return err.toString();
  }

  private int run(String... arguments) {
    return Main.run(Machine.in(home).with(variables).console(out, err), arguments);
  }
}
