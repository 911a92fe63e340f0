package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candor serve}, where it does not come to listen. */
final class ServeCommandTest {

  private final StringWriter err = new StringWriter();

  @TempDir private Path home = Path.of("");

  @Test
  void aFolderThatShouldNarrowIsToldWithItsName() {
    assertThat(run("serve", "--port", "0", "--narrow", home.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).startsWith("candor: '%s' is a folder: give".formatted(home));
  }

  @Test
  void noHostAtAllIsNotEveryHost() {
    assertThat(run("serve", "--port", "0", "--host", "")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("--host takes an address");
    assertThat(Files.exists(home.resolve("collector.json"))).isFalse();
  }

  @Test
  void noFolderAtAllIsNotThisOne() {
    assertThat(run("serve", "--port", "0", "--data", "")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .isEqualTo("candor: --data takes a folder, and not nothing: write --data . for this one\n");
  }

  @Test
  void aFileWhereTheDataShouldBeIsToldWithItsName() throws IOException {
    Path file = Files.writeString(home.resolve("notes.txt"), "mine");

    for (Path data : List.of(file, file.resolve("data"))) {
      err.getBuffer().setLength(0);

      assertThat(run("serve", "--port", "0", "--data", data.toString())).isEqualTo(ExitCode.USAGE);

      assertThat(err.toString())
          .isEqualTo(
              "candor: --data takes a folder, and '%s' is a file: give another name\n"
                  .formatted(file));
    }
  }

  @Test
  void aZoneThatIsNoneIsToldWithOneThatIs() {
    assertThat(run("serve", "--port", "0", "--tz", "Mars/X")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .isEqualTo("candor: --tz 'Mars/X' is no time zone: write it like --tz Europe/Stockholm\n");
  }

  @Test
  void keysThatCannotBeAreToldWithTheirFile() throws IOException {
    Path file = home.resolve(".local/state/candor/collector.json");
    Files.createDirectories(home.resolve(".local/state/candor"));
    Files.writeString(
        file, "{\"address\":\"http://127.0.0.1:1\",\"write_key\":\"a\",\"read_token\":\"b\"}");

    assertThat(run("serve", "--port", "0")).isEqualTo(ExitCode.WORLD);

    assertThat(err.toString())
        .startsWith(
            "candor: %s: the write key 'default' needs at least 8 characters; correct"
                .formatted(file))
        .hasLineCount(1);
  }

  private int run(String... arguments) {
    return Main.run(Machine.in(home).console(new StringWriter(), err), arguments);
  }
}
