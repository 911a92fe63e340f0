package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.picocli.greet.Greeted;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code greet telemetry spool …}, as it is typed. */
final class SpoolCommandsTest {

  @TempDir private Path root = Path.of("");

  @Test
  void lsListsWhatWaitsAndDropRemovesIt() {
    GreetTool tool = waiting(new GreetTool(root), 2);

    assertThat(tool.run("telemetry", "spool", "ls").out())
        .contains(" 2 events ", ".spool")
        .contains("2 events wait in " + tool.places().spool())
        .contains("Remove: greet telemetry spool drop")
        .doesNotContain("Send:");
    assertThat(tool.run("telemetry", "spool", "drop").out())
        .isEqualToNormalizingNewlines("2 events removed.\n");
    assertThat(tool.run("telemetry", "spool", "ls").out())
        .isEqualToNormalizingNewlines("Nothing waits to be sent.\n");
  }

  @Test
  void lsListsByDestinationAndSaysSo() throws IOException {
    GreetTool tool = waiting(new GreetTool(root), 1);
    Path spool = tool.places().spool();
    Files.move(spool.resolve("collector"), spool.resolve("vendor"));
    waiting(tool, 2);

    assertThat(tool.run("telemetry", "spool", "ls").out().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains(" 2 events ", " collector/"),
            second -> assertThat(second).contains(" 1 event ", " vendor/"),
            sum -> assertThat(sum).startsWith("3 events wait"));
    for (String list : List.of("spool", "receipts")) {
      assertThat(tool.run("telemetry", list, "--help").out())
          .contains("by destination, oldest first");
    }
  }

  @Test
  void aToolThatIsAboutTelemetryListsAndDropsWhatWaitsOfAnother() {
    GreetTool tool = waiting(new GreetTool(root), 2);

    assertThat(tool.runSuite("spool", "ls").out())
        .isEqualToNormalizingNewlines("Nothing waits to be sent.\n");
    assertThat(tool.runSuite("spool", "ls", "--tool", "greet").out())
        .contains(" 2 events ", "2 events wait in " + tool.places().spool())
        .contains("Remove: suite spool drop --tool greet")
        .doesNotContain("Send:");
    assertThat(tool.runSuite("spool", "drop", "--tool", "greet").out())
        .isEqualToNormalizingNewlines("2 events removed.\n");
    assertThat(tool.run("telemetry", "status").out())
        .contains("2 lost", "  2 removed: a person removed it");
  }

  @Test
  void aToolThatNobodyKnowsHereIsNamed() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.runSuite("spool", "ls", "--tool", "greeet"))
        .isEqualTo(
            new GreetTool.Outcome(
                2,
                "",
                "suite: there is no telemetry of a tool 'greeet' here, as there is no folder "
                    + tool.places().state().toString().replace("greet", "greeet")
                    + ": check the name"
                    + System.lineSeparator()));
    assertThat(tool.runSuite("spool", "ls", "--tool", "../greet").err())
        .contains("'../greet' is no tool's name");
  }

  @Test
  void onlyAToolThatIsAboutTelemetryLooksAtOthersAndNoneSendsForThem() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry", "spool", "ls", "--tool", "suite").err())
        .contains("Unknown options: '--tool', 'suite'");
    assertThat(tool.runSuite("spool", "flush", "--tool", "greet").err())
        .contains("Unknown options: '--tool', 'greet'");
  }

  @Test
  void flushSendsWhatWaits() {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome)
        .isEqualTo(
            new GreetTool.Outcome(
                0, "3 delivered, 0 lost, 0 waiting." + System.lineSeparator(), ""));
    assertThat(taker.parcels).hasSize(1);
    assertThat(taker.closed).isTrue();
  }

  @Test
  void flushSaysWhereToReadWhyEventsWereLost() {
    Sink refuses = (parcel, deadline) -> Delivery.rejected(parcel.size(), "refused_401");
    GreetTool tool = waiting(new GreetTool(root, permit -> refuses), 2);

    assertThat(tool.run("telemetry", "spool", "flush").out())
        .isEqualToNormalizingNewlines(
            """
            0 delivered, 2 lost, 0 waiting.
            What was lost, and why: greet telemetry status
            """);
    assertThat(tool.run("telemetry", "status").out())
        .contains("2 lost", "  2 refused_401: the destination answered 401, which is final");
  }

  @Test
  void flushThatCannotSendSaysWhyAndKeepsWhatWaits() {
    GreetTool tool =
        waiting(
            new GreetTool(
                root,
                permit -> {
                  throw new IOException("no collector is known: give --to URL");
                }),
            3);

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).contains("0 delivered, 0 lost, 3 waiting.");
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines("greet: no collector is known: give --to URL\n");
  }

  @Test
  void flushAndDropSayThatARunStillWritesWhatWaits() throws Exception {
    Taker taker = new Taker();
    GreetTool tool = new GreetTool(root, permit -> taker);
    tool.run("telemetry", "on");
    try (Candor candor = tool.candor().open()) {
      candor.telemetry().record(new Greeted(true));
      assertThat(candor.flush(Duration.ofSeconds(10))).isTrue();

      assertThat(tool.run("telemetry", "spool", "flush"))
          .isEqualTo(
              new GreetTool.Outcome(
                  0,
                  """
                  0 delivered, 0 lost, 1 waiting.
                  What waits is being written or sent by another process of greet; it goes when that ends.
                  """,
                  ""));
      assertThat(tool.run("telemetry", "spool", "drop").out())
          .isEqualToNormalizingNewlines(
              """
              0 events removed.
              1 event waits still, as another process of greet writes or sends that; when it ends: greet telemetry spool drop
              """);
    }
    assertThat(taker.parcels).isEmpty();
  }

  @Test
  void flushBlamesNobodyForWhatItHasNoWayToSend() throws IOException {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);
    Path spool = tool.places().spool();
    Files.move(spool.resolve("collector"), spool.resolve("elsewhere"));
    waiting(tool, 2);

    assertThat(tool.run("telemetry", "spool", "flush"))
        .isEqualTo(
            new GreetTool.Outcome(
                0,
                """
                2 delivered, 0 lost, 3 waiting.
                What waits for 'elsewhere' is not sent from here: a run of greet sends it. Remove all that waits: greet telemetry spool drop
                """,
                ""));
  }

  @Test
  void thatThereIsNoSinkNowIsNoFailureOfTheDestination() {
    GreetTool tool =
        waiting(
            new GreetTool(
                root,
                permit -> {
                  throw new IOException("no collector is known: give --to URL");
                }),
            3);

    tool.run("telemetry", "spool", "flush");

    assertThat(tool.run("telemetry", "doctor").out()).doesNotContain("left alone");
  }

  @Test
  void aSegmentThatCannotBeReadKeepsNoOtherWaiting() throws IOException {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);
    Files.writeString(tool.places().spool().resolve("collector/0-0.spool"), "no segment");

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .startsWith("3 delivered, ")
        .contains(" 0 waiting.", "0-0.spool was set aside: ");
  }

  @Test
  void aDestinationThatTakesAllTheTimeLeavesTheOthersTheirs() throws Exception {
    GreetTool greet = withOneForEachOfTwo();
    AtomicReference<Instant> now = new AtomicReference<>(GreetTool.CLOCK.instant());
    Taker taker = new Taker();
    Map<String, Remote> remotes = new LinkedHashMap<>();
    Sink slow =
        new Sink() {
          private Instant due = now.get();

          @Override
          public Delivery deliver(Parcel parcel, Instant deadline) {
            due = deadline;
            return Delivery.deferred(parcel.size(), Duration.ZERO, "nothing answers");
          }

          @Override
          public void close() { // when its answer is taken, or it would seem to have come too late
            now.set(due.plusSeconds(1));
          }
        };
    remotes.put("collector", permit -> slow);
    remotes.put("vendor", permit -> taker);
    Tool tool =
        new Tool(greet.plan, "1.0", at(greet.surroundings(), now::get), Map.of(), null, remotes);

    Errand.Report report = new Errand(tool).run(Duration.ofSeconds(8), true);

    assertThat(taker.parcels).hasSize(1);
    assertThat(report).isEqualTo(new Errand.Report(1, 0, "collector: nothing answers", false));
  }

  @Test
  void flushNamesEachDestinationThatItCouldNotReach() throws Exception {
    GreetTool greet = withOneForEachOfTwo();
    Map<String, Remote> remotes = new LinkedHashMap<>();
    remotes.put("collector", permit -> deferring("nothing answers"));
    remotes.put("vendor", permit -> deferring("it is closed"));
    Tool tool = new Tool(greet.plan, "1.0", greet.surroundings(), Map.of(), null, remotes);

    assertThat(new Errand(tool).run(Duration.ofSeconds(8), true).trouble())
        .isEqualTo("collector: nothing answers; vendor: it is closed");
  }

  private GreetTool withOneForEachOfTwo() {
    GreetTool greet = new GreetTool(root);
    greet.plan = withTwoDestinations(greet.plan);
    greet.run("telemetry", "on");
    try (Candor candor =
        greet
            .candor()
            .sink("collector", permit -> new Taker())
            .sink("vendor", permit -> new Taker())
            .open()) {
      candor.telemetry().record(new Greeted(true));
    }
    return greet;
  }

  private static Sink deferring(String why) {
    return (parcel, deadline) -> Delivery.deferred(parcel.size(), Duration.ZERO, why);
  }

  private static Plan withTwoDestinations(Plan plan) {
    Set<Tier> all = Set.of(Tier.METRICS, Tier.EVENTS);
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        plan.defaultLevel(),
        plan.identity(),
        List.of(
            new PlanDestination("collector", Trust.OWN, all),
            new PlanDestination("vendor", Trust.VENDOR, all)),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }

  private static Surroundings at(Surroundings of, InstantSource clock) {
    return new Surroundings(
        of.variables(),
        of.home(),
        of.root(),
        of.workingDirectory(),
        of.osName(),
        of.osVersion(),
        of.osArch(),
        clock,
        of.nanos(),
        of.entropy(),
        of.commands(),
        of.err());
  }

  @Test
  void flushSendsNothingWhereSomebodyRefuses() {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);
    tool.variables.put("DO_NOT_TRACK", "1");

    GreetTool.Outcome outcome = tool.run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("greet: the level is off, by DO_NOT_TRACK");
    assertThat(taker.parcels).isEmpty();
  }

  @Test
  void flushIsNoCommandOfAToolThatDoesNotSayHowItSends() {
    GreetTool.Outcome outcome = new GreetTool(root).run("telemetry", "spool", "flush");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("Unmatched argument", "'flush'");
  }

  @Test
  void whatWaitsIsSentInPassing() throws Exception {
    Taker taker = new Taker();
    GreetTool tool = waiting(new GreetTool(root, permit -> taker), 3);

    tool.telemetry().carry(Duration.ofSeconds(1));

    assertThat(taker.parcels).hasSize(1);
    assertThat(tool.run("telemetry", "spool", "ls").out()).contains("Nothing waits");
  }

  private static GreetTool waiting(GreetTool tool, int events) {
    tool.run("telemetry", "on");
    tool.greets(events);
    return tool;
  }

  /** A sink that takes everything. */
  private static final class Taker implements Sink {

    private final List<Parcel> parcels = new ArrayList<>();
    private boolean closed;

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      parcels.add(parcel);
      return Delivery.accepted(parcel.size());
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
