package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** All that the commands say, in every circumstance of the other tests and in more. */
final class MessagesTest {

  private static final Pattern CALL =
      Pattern.compile("greet telemetry((?: (?:[a-z]+(?:-[a-z]+)*))+)");
  private static final List<String> COMMANDS =
      List.of(
          "status",
          "doctor",
          "consent",
          "consent diff",
          "consent agree",
          "consent sample etc",
          "consent sample mobileconfig",
          "consent sample windows",
          "device-id",
          "spool ls",
          "spool flush",
          "spool drop",
          "on",
          "status",
          "consent",
          "local",
          "off");

  @TempDir private Path root = Path.of("");

  @Test
  void speakOfTheToolAndNameOnlyCommandsThatThereAre() throws IOException {
    Set<String> said = new TreeSet<>();
    for (Consumer<GreetTool> circumstance : circumstances()) {
      said.addAll(said(circumstance));
    }

    assertThat(String.join("\n", said)).doesNotContainIgnoringCase("candor telemetry");
    assertThat(said).noneMatch(line -> line.contains("candor ") || line.contains("'candor"));
    Set<String> calls = new TreeSet<>();
    for (String line : said) {
      Matcher call = CALL.matcher(line);
      while (call.find()) {
        calls.add(String.valueOf(call.group(1)).strip());
      }
    }
    assertThat(calls)
        .contains("on", "off", "local", "consent diff", "consent agree", "spool flush");
    CommandLine line = sending(root.resolve("parse")).line();
    assertThat(calls).allSatisfy(call -> assertThat(isCommand(line, call)).as(call).isTrue());
  }

  @Test
  void nameTheFolderThatStandsWhereAFileShouldBe() throws IOException {
    List<Function<Places, Path>> files =
        List.of(
            Places::ledger,
            places -> places.state().resolve("ledger-folded.jsonl"),
            places -> places.state().resolve("installation"),
            places -> places.state().resolve("narrowed.json"),
            Places::userFile,
            Places::settingsFile,
            Places::agreedFile);
    for (Function<Places, Path> file : files) {
      Path machine = Files.createTempDirectory(root, "machine");
      GreetTool tool = sending(machine);
      tool.run("telemetry", "on");
      tool.greets(1);
      Path folder = file.apply(tool.places());
      Files.deleteIfExists(folder);
      Files.createDirectories(folder);

      for (String command : COMMANDS) {
        GreetTool.Outcome outcome = tool.run(("telemetry " + command).split(" ", -1));

        (outcome.out() + outcome.err())
            .lines()
            .filter(line -> line.contains("folder") || line.contains("irectory"))
            .forEach(line -> assertThat(line).as(command).containsOnlyOnce(folder.toString()));
        if (command.equals("doctor")) {
          assertThat(outcome.out()).containsPattern("wrong: .*" + Pattern.quote(folder.toString()));
        }
      }
    }
  }

  /**
   * Whether the words are a path to a command, or begin with one that a sentence goes on behind.
   */
  private static boolean isCommand(CommandLine line, String call) {
    CommandLine at = line.getSubcommands().get("telemetry");
    for (String word : call.split(" ", -1)) {
      if (at == null || at.getSubcommands().isEmpty()) {
        break;
      }
      at = at.getSubcommands().get(word);
    }
    return at != null;
  }

  private List<Consumer<GreetTool>> circumstances() {
    return List.of(
        tool -> {},
        tool -> {
          tool.run("telemetry", "on");
          tool.greets(2);
        },
        tool -> agreedToLess(tool),
        tool -> tool.variables.put("DO_NOT_TRACK", "1"),
        tool -> tool.variables.put("GREET_TELEMETRY", "perhaps"),
        tool -> tool.variables.put("GREET_TELEMETRY", "on"),
        tool -> tool.variables.put("CI", "true"),
        tool -> tool.variables.put("KUBERNETES_SERVICE_HOST", "10.0.0.1"),
        tool -> write(tool.places().managedFile(), "level=sometimes\n"),
        tool -> write(tool.places().userFile(), "level=on\ncontent=nothing.here\nflavour=x\n"),
        tool -> write(tool.places().agreedFile(), "no json"),
        tool -> write(tool.places().state(), "a file where the folder should be"));
  }

  private List<String> said(Consumer<GreetTool> circumstance) throws IOException {
    List<String> said = new ArrayList<>();
    for (String command : COMMANDS) {
      Path machine = Files.createTempDirectory(root, "machine");
      GreetTool tool = sending(machine);
      circumstance.accept(tool);
      GreetTool.Outcome outcome = tool.run(("telemetry " + command).split(" ", -1));
      assertThat(outcome.exit()).as(command + outcome).isBetween(0, 3);
      outcome.err().lines().forEach(line -> assertThat(line).startsWith("greet: "));
      (outcome.out() + outcome.err()).replace(machine.toString(), "").lines().forEach(said::add);
    }
    return said;
  }

  private static GreetTool sending(Path machine) {
    return new GreetTool(
        machine,
        permit -> {
          throw new IOException("the network is down: try again");
        });
  }

  private static void agreedToLess(GreetTool tool) {
    try {
      tool.agreedToLess();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.getParent();
      Files.createDirectories(folder == null ? file : folder);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
