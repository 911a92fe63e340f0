package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return Machine.in(home).console(out, new StringWriter());
  }
}
