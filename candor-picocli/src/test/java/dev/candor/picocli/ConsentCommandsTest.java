package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code greet telemetry consent}, as it is typed. */
final class ConsentCommandsTest {

  @TempDir private Path root = Path.of("");

  @Test
  void showsWhatWasAgreedToSinceWhenAndHowAndWhatThatIs() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");

    GreetTool.Outcome outcome = tool.run("telemetry", "consent");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .startsWith("Agreed to the plan ")
        .contains(" since 2026-11-21T13:00:00Z, by a command.")
        .contains("tiers         events, metrics, by the product's default")
        .contains("  greet.failed (events): Shows what keeps people from greeting.")
        .contains("Stop sending: greet telemetry local");
  }

  @Test
  void whereNothingLeavesSaysSo() {
    assertThat(new GreetTool(root).run("telemetry", "consent").out())
        .startsWith("Nothing leaves: the level is local, by the product's default.")
        .contains("  greet.greeted (events): ")
        .contains("Allow sending: greet telemetry on");
  }

  @Test
  void whereAVariableAgreesForARunSaysSo() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_TELEMETRY", "on");

    assertThat(tool.run("telemetry", "consent").out())
        .startsWith("Agreed for this run to the plan as it is, by the variable.");
    assertThat(tool.run("telemetry", "consent", "agree").exit()).isEqualTo(1);
    assertThat(tool.run("telemetry", "consent", "agree").err())
        .contains("GREET_TELEMETRY agrees to all of the plan, run by run.", "greet telemetry on");
    assertThat(tool.places().userFile()).doesNotExist();
  }

  @Test
  void diffShowsExactlyWhatIsNewUntilItIsAgreedTo() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.agreedToLess();

    assertThat(tool.run("telemetry", "consent", "diff"))
        .isEqualTo(
            new GreetTool.Outcome(
                1,
                lines(
                    "greet.failed: a new event",
                    "1 thing withheld until you agree: greet telemetry consent agree"),
                ""));
    assertThat(tool.run("telemetry", "consent").out())
        .contains("1 thing beyond that, withheld. See: greet telemetry consent diff.");
    assertThat(tool.run("telemetry", "status").out())
        .contains("withheld      1 thing that the plan asks beyond what was agreed to");
    assertThat(tool.run("telemetry", "consent", "agree").out())
        .startsWith("Agreed to the plan ")
        .contains(": 1 thing withheld no more.");
    assertThat(tool.run("telemetry", "consent", "diff"))
        .isEqualTo(
            new GreetTool.Outcome(
                0, lines("The plan asks nothing beyond what was agreed to."), ""));
  }

  @ParameterizedTest
  @CsvSource({"local,'',your own choice", "off,'',your own choice", "off,1,DO_NOT_TRACK"})
  void diffShowsWhatOnWouldAgreeToWhereNothingLeaves(String level, String refusal, String whose)
      throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.agreedToLess();
    if (refusal.isEmpty()) {
      tool.run("telemetry", level);
    }
    tool.variables.put("DO_NOT_TRACK", refusal);

    assertThat(tool.run("telemetry", "consent", "diff"))
        .isEqualTo(
            new GreetTool.Outcome(
                1,
                lines(
                    "greet.failed: a new event",
                    "Nothing leaves: the level is %s, by %s. Saying on agrees to 1 thing more: greet telemetry on"
                        .formatted(level, whose)),
                ""));
    assertThat(tool.run("telemetry", "consent", "diff", "--format", "json").out())
        .contains("\"event\":\"greet.failed\"");
    assertThat(tool.run("telemetry", "status").out()).doesNotContain("withheld");
    tool.run("telemetry", "on");
    tool.variables.clear();
    assertThat(tool.run("telemetry", "consent", "diff").exit()).isZero();
  }

  @Test
  void diffWhereNothingLeavesAndNothingIsNewSaysSo() {
    GreetTool tool = new GreetTool(root);
    assertThat(tool.run("telemetry", "consent", "diff").out())
        .isEqualTo(lines("Nothing leaves: the level is local, by the product's default."));
    tool.run("telemetry", "on");
    tool.run("telemetry", "local");

    assertThat(tool.run("telemetry", "consent", "diff"))
        .isEqualTo(
            new GreetTool.Outcome(
                0, lines("Nothing leaves: the level is local, by your own choice."), ""));
  }

  @Test
  void diffInJsonNamesEventAndReason() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.agreedToLess();

    assertThat(tool.run("telemetry", "consent", "diff", "--format", "json").out())
        .isEqualTo(
            lines(
                "{\"withheld\":[{\"destination\":\"\",\"event\":\"greet.failed\",\"field\":\"\","
                    + "\"why\":\"a new event\"}]}"));
  }

  @Test
  void agreeingLiftsNoRefusal() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "off");

    GreetTool.Outcome outcome = tool.run("telemetry", "consent", "agree");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("greet: Nothing leaves: the level is off, by your own choice.")
        .contains("Allow it: greet telemetry on");
    assertThat(tool.run("telemetry", "status").out()).startsWith("off: ");
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
