package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Commands;
import dev.candor.sdk.Surroundings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command tells of itself, also where it needs more than was typed. */
final class HelpTest {

  @TempDir private Path home = Path.of("");

  @ParameterizedTest(name = "candor {0}")
  @MethodSource("commands")
  void eachCommandHasHelp(List<String> path) {
    for (String option : List.of("-h", "--help")) {
      StringWriter out = new StringWriter();
      List<String> typed = new ArrayList<>(path);
      typed.add(option);

      int exit = Main.run(console(home, out), typed.toArray(String[]::new));

      assertThat(exit).as(option).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).startsWith("Usage: candor " + String.join(" ", path));
    }
  }

  static Stream<List<String>> commands() {
    Console console = console(Path.of(""), new StringWriter());
    CandorCommand root = new CandorCommand();
    return below(Main.commands(root, Main.own(root, console), console), List.of());
  }

  private static Stream<List<String>> below(CommandLine line, List<String> path) {
    return Stream.concat(
        Stream.of(path),
        line.getSubcommands().entrySet().stream()
            .flatMap(
                each -> {
                  List<String> longer = new ArrayList<>(path);
                  longer.add(each.getKey());
                  return below(each.getValue(), longer);
                }));
  }

  private static Console console(Path home, StringWriter out) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("DO_NOT_TRACK", "1"),
            home,
            home,
            home,
            "Linux",
            "6.1",
            "amd64",
            () -> Instant.parse("2026-11-21T13:00:00Z"),
            () -> 0,
            into -> {},
            Commands.none(),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
    return new Console(
        surroundings, new PrintWriter(out), new PrintWriter(new StringWriter()), false);
  }
}
