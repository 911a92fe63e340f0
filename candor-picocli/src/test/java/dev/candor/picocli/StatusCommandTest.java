package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.PlanSwitch;
import dev.candor.Switch;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Sink;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code greet telemetry status}, as it is typed. */
final class StatusCommandTest {

  @TempDir private Path root = Path.of("");

  @Test
  void ofAToolThatWasNeverUsedSaysThatNothingLeavesAndHowToChangeThat() {
    GreetTool tool = new GreetTool(root);

    GreetTool.Outcome outcome = tool.run("telemetry", "status");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith(
            "local: greet records on this machine, and nothing leaves it, by the product's default.")
        .contains("environment   workstation" + System.lineSeparator())
        .contains("kept here     0 files, 0 B, in " + tool.places().events())
        .contains("collector     0 recorded = 0 delivered + 0 waiting + 0 lost")
        .endsWith(
            "Allow sending: greet telemetry on. Stop recording: greet telemetry off\n"
                .replace("\n", System.lineSeparator()));
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void countsWhereEveryEventEnded() {
    GreetTool tool = new GreetTool(root);
    tool.greets(2);
    tool.run("telemetry", "on");
    tool.greets(3);

    GreetTool.Outcome outcome = tool.run("telemetry", "status");

    assertThat(outcome.out())
        .startsWith("on: what greet records may go to collector, by your own choice.")
        .contains("kept here     2 files, ")
        .contains("collector     3 recorded = 0 delivered + 3 waiting + 0 lost")
        .contains("local         5 recorded = 5 delivered + 0 waiting + 0 lost")
        .contains("See first: greet telemetry spool ls. Stop: greet telemetry off")
        .doesNotContain("flush");
  }

  @Test
  void namesWhatCouldNotBeUnderstood() {
    GreetTool tool = new GreetTool(root);
    tool.variables.put("GREET_TELEMETRY", "perhaps");

    GreetTool.Outcome outcome = tool.run("telemetry", "status");

    assertThat(outcome.out())
        .startsWith("off: greet records nothing, by the variable.")
        .contains("warning: GREET_TELEMETRY='perhaps' is none of on, local and off");
  }

  @Test
  void saysOfAToolWithoutADestinationThatNothingGoesAnywhere() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.plan = with(tool.plan, List.of(), List.of());

    assertThat(tool.run("telemetry", "status").out())
        .startsWith("on: what greet records may go to nowhere: its plan names no destination, by ")
        .doesNotContain("collector ");
  }

  @Test
  void namesEachDestination() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    Set<Tier> all = Set.of(Tier.METRICS, Tier.EVENTS);
    tool.plan =
        with(
            tool.plan,
            List.of(),
            List.of(
                new PlanDestination("collector", Trust.OWN, all),
                new PlanDestination("vendor", Trust.VENDOR, all)));

    assertThat(tool.run("telemetry", "status").out())
        .startsWith("on: what greet records may go to collector, vendor, by your own choice.");
  }

  @Test
  void namesWhatKeepsTheToolFromStarting() {
    GreetTool tool = new GreetTool(root);
    tool.plan = withASwitch(tool.plan);
    tool.variables.put("GREET_EVENTS", "perhaps");
    String mistake = "GREET_EVENTS='perhaps' is none of yes, no: correct it or remove it.";

    assertThat(tool.run("telemetry", "status").out())
        .startsWith("off: greet records nothing, by the variable.")
        .contains("mistake: " + mistake);
    assertThat(tool.run("telemetry", "status", "--format", "json").out())
        .contains("\"mistakes\":[\"%s\"],\"warnings\":[]".formatted(mistake));
  }

  @Test
  void countsWhatADestinationTookOfAFileOfWhichTheRestWaits() throws IOException {
    Sink half =
        (parcel, deadline) ->
            Delivery.of(
                List.of(
                    Delivery.Outcome.ACCEPTED,
                    Delivery.Outcome.rejected("refused_400"),
                    Delivery.Outcome.held(Duration.ofHours(1))));
    GreetTool tool = new GreetTool(root, permit -> half);
    tool.run("telemetry", "on");
    tool.greets(3);
    tool.run("telemetry", "spool", "flush");

    assertThat(tool.run("telemetry", "status").out())
        .contains("collector     3 recorded = 1 delivered + 1 waiting + 1 lost")
        .contains("              1 refused_400: the destination answered 400, which is final");
  }

  @Test
  void saysHowManyRunsWereKilledAndWhatNobodySaw() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.greets(1);
    Files.writeString(
        tool.places().ledger(),
        """
        {"part":"a","sink":"local","recorded":2,"delivered":2,"lost":{},"killed":true}
        {"part":"b","sink":"local","recorded":1,"delivered":1,"lost":{},"killed":true}
        {"part":"c","sink":"collector","recorded":1,"delivered":1,"lost":{}}
        """);

    assertThat(tool.run("telemetry", "status").out())
        .contains(
            "3 recorded = 3 delivered + 0 waiting + 0 lost; unseen: what 2 killed runs held in"
                + " memory, up to 24,576 events each")
        .contains("1 recorded = 1 delivered + 0 waiting + 0 lost" + System.lineSeparator());
    assertThat(tool.run("telemetry", "status", "--format", "json").out())
        .contains("\"local\":{\"recorded\":3,\"delivered\":3,\"waiting\":0,\"killed_runs\":2,");
  }

  @Test
  void saysThatTheNextRunRemovesWhatWaitsWhereTheLevelWasLoweredByHand() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(2);
    Files.writeString(tool.places().userFile(), "level=local\n");

    assertThat(tool.run("telemetry", "status").out())
        .contains(
            "never sent    2 events wait still, and nothing of that is sent any more; the next run"
                + " of greet removes them. Remove them now: greet telemetry spool drop");
    tool.greets(1);
    assertThat(tool.run("telemetry", "status").out())
        .contains("2 withdrawn: consent was taken back while it waited")
        .doesNotContain("never sent");
  }

  @Test
  void namesTheFileThatStandsWhereAFolderShouldBe() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.greets(1);
    Path state = tool.places().state();
    Files.move(state, state.resolveSibling("aside"));
    Files.writeString(state, "a file");

    GreetTool.Outcome outcome = tool.run("telemetry", "status");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            "greet: %s: is no folder; see to that file, its folder and their rights\n"
                .formatted(tool.places().events()));
  }

  @Test
  void saysNothingIsLostWhereOnlyAVariableRefuses() {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(2);
    tool.variables.put("DO_NOT_TRACK", "1");

    assertThat(tool.run("telemetry", "status").out())
        .contains("+ 2 waiting + 0 lost")
        .doesNotContain("never sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "      |      | on    | Stop sending: greet telemetry local. Stop recording: greet telemetry off",
        "      |      | local | Allow sending: greet telemetry on. Stop recording: greet telemetry off",
        "      |      | off   | Record here: greet telemetry local. Allow sending: greet telemetry on",
        "      | local | on   | No command lifts that; where it is said: greet telemetry doctor. Stop recording: greet telemetry off",
        "      | off  | on    | No command lifts that; where it is said: greet telemetry doctor",
        "1     |      | on    | No command lifts that; where it is said: greet telemetry doctor"
      })
  void suggestsNothingThatWouldNotHelp(
      @Nullable String doNotTrack, @Nullable String variable, String chosen, String next) {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", chosen);
    tool.variables.put("DO_NOT_TRACK", Objects.requireNonNullElse(doNotTrack, ""));
    tool.variables.put("GREET_TELEMETRY", Objects.requireNonNullElse(variable, ""));

    assertThat(tool.run("telemetry", "status").out().lines().toList()).last().isEqualTo(next);
  }

  @Test
  void isJsonWhereTheToolIsAskedForJson() throws IOException {
    GreetTool tool = new GreetTool(root);
    tool.run("telemetry", "on");
    tool.greets(2);
    Path kept = keptFile(tool);
    Files.copy(kept, kept.resolveSibling("telemetry-2026-11-20-aaaaaaaa.jsonl"));
    tool.variables.put("GREET_TELEMETRY", "perhaps");

    GreetTool.Outcome outcome = tool.run("telemetry", "status", "--format", "json");

    assertThat(outcome.out().strip())
        .startsWith(
            "{\"level\":\"off\",\"origin\":\"variable\",\"environment\":\"workstation\","
                + "\"mistakes\":[],\"warnings\":[\"GREET_TELEMETRY='perhaps' is none of")
        .endsWith(
            ("\"],\"state\":\"%s\",\"local_files\":2,\"local_bytes\":%d,\"sinks\":{"
                    + "\"collector\":{\"recorded\":2,\"delivered\":0,\"waiting\":2,\"killed_runs\":0,\"lost\":{}},"
                    + "\"local\":{\"recorded\":2,\"delivered\":2,\"waiting\":0,\"killed_runs\":0,\"lost\":{}}}}")
                .formatted(tool.places().state(), 2 * Files.size(kept)));
  }

  private static Path keptFile(GreetTool tool) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(tool.places().events(), "*.jsonl")) {
      return files.iterator().next();
    }
  }

  private static Plan withASwitch(Plan plan) {
    PlanSwitch events =
        new PlanSwitch(
            Switch.Source.VARIABLE,
            List.of("GREET_EVENTS"),
            List.of("no"),
            List.of(),
            List.of("yes"),
            List.of(),
            Switch.Says.MISTAKE,
            Switch.Says.NOTHING,
            false,
            "");
    return with(plan, List.of(events), plan.destinations());
  }

  private static Plan with(
      Plan plan, List<PlanSwitch> switches, List<PlanDestination> destinations) {
    return new Plan(
        plan.product(),
        plan.variables(),
        switches,
        plan.defaultLevel(),
        plan.identity(),
        destinations,
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }
}
