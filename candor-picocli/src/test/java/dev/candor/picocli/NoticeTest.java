package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that sends by default: what its notice says is so. */
final class NoticeTest {

  private static final Pattern COMMAND = Pattern.compile("  greet ([a-z ]+?) {2,}(.+)");
  private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z_]+)=(\\w+)");

  /** What the notice promises of a command, and the level that this is. */
  private static final Map<String, Level> PROMISED =
      Map.of(
          "records nothing", Level.OFF,
          "records on this machine only", Level.LOCAL,
          "shows what is recorded", Level.ON);

  @TempDir private Path root = Path.of("");

  @Test
  void eachCommandThatItNamesDoesWhatItSays() {
    Map<String, String> named = all(COMMAND);

    assertThat(named).containsOnlyKeys("telemetry off", "telemetry local", "telemetry status");
    named.forEach(
        (command, promise) -> {
          GreetTool tool = notified(command);

          GreetTool.Outcome outcome = tool.run(command.split(" ", -1));

          assertThat(outcome.exit()).as(command).isZero();
          assertThat(outcome.err()).as(command).isEmpty();
          assertThat(PROMISED).as(command).containsEntry(promise, level(tool));
        });
  }

  @Test
  void eachVariableThatItNamesSwitchesOff() {
    Map<String, String> named = all(VARIABLE);

    assertThat(named).containsOnlyKeys("GREET_TELEMETRY", "DO_NOT_TRACK");
    named.forEach(
        (variable, value) -> {
          GreetTool tool = notified(variable);
          assertThat(level(tool)).isEqualTo(Level.ON); // who goes on sends

          tool.variables.put(variable, value);

          assertThat(level(tool)).as(variable).isEqualTo(Level.OFF);
        });
  }

  /** All that a real notice says in this form, in its order. */
  private Map<String, String> all(Pattern form) {
    Map<String, String> named = new LinkedHashMap<>();
    Matcher matcher = form.matcher(notified("first").printed.toString(UTF_8));
    while (matcher.find()) {
      named.put(String.valueOf(matcher.group(1)), String.valueOf(matcher.group(2)));
    }
    return named;
  }

  /** The tool on a new machine, whose person has just been shown the notice. */
  private GreetTool notified(String machine) {
    GreetTool tool = new GreetTool(root.resolve(machine));
    tool.plan = GreetTool.plan(Level.ON, "");
    tool.candor().notice("greet telemetry", true).open().close();
    assertThat(tool.printed.toString(UTF_8)).contains("Nothing is sent by this run.");
    return tool;
  }

  private static Level level(GreetTool tool) {
    return new Consent(tool.plan, tool.surroundings()).decide().level();
  }
}
