package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.picocli.greet.GreetPlan;
import dev.candor.picocli.greet.Greeted;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.TrackingPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A tool on a machine of a test's own, with its telemetry's commands mounted. */
final class GreetTool {

  final Map<String, String> variables = new HashMap<>();
  final Path root;
  String osName = "Linux";
  Commands commands =
      command -> {
        throw new IOException("nobody should run " + command);
      };
  Plan plan = GreetPlan.plan();
  @Nullable IdentityScheme scheme;
  final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Random entropy = new Random(7);

  /** It stands still. */
  static final InstantSource CLOCK = () -> Instant.parse("2026-11-21T13:00:00Z");

  private static final Remote SUITE =
      permit -> {
        throw new IOException("the suite has nothing to send");
      };

  @Nullable Remote remote;

  GreetTool(Path root) {
    this(root, null);
  }

  GreetTool(Path root, @Nullable Remote remote) {
    this.root = root;
    this.remote = remote;
  }

  /** What the tool does itself: nothing here. */
  @Command(name = "greet", mixinStandardHelpOptions = true)
  static final class Greet implements Runnable {

    @Option(names = "--format", scope = CommandLine.ScopeType.INHERIT, defaultValue = "text")
    private String format = "text";

    @Override
    public void run() {
      throw new IllegalStateException(format);
    }
  }

  /** How a command ended, and what it printed. */
  record Outcome(int exit, String out, String err) {}

  /** Calls the tool. */
  Outcome run(String... words) {
    return said(line(), words);
  }

  /** Calls another tool on the same machine, one that is about telemetry alone. */
  Outcome runSuite(String... words) {
    Plan own = plan(Level.LOCAL, "");
    Plan suite =
        new Plan(
            "suite",
            "SUITE",
            List.of(),
            own.defaultLevel(),
            "",
            own.destinations(),
            List.of(),
            own.hash(),
            own.events());
    CommandLine line = new CommandLine(new Greet()).setCommandName("suite");
    TelemetryCommand.of(suite, "1.0")
        .in(surroundings())
        .sendingTo("collector", SUITE)
        .spreadIn(line);
    return said(line, words);
  }

  private static Outcome said(CommandLine line, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(words);
    return new Outcome(exit, out.toString(), err.toString());
  }

  /** The tool's command line. */
  CommandLine line() {
    CommandLine line = new CommandLine(new Greet());
    telemetry().mountIn(line);
    return line;
  }

  /** The commands of its telemetry. */
  TelemetryCommand telemetry() {
    TelemetryCommand telemetry = TelemetryCommand.of(plan, "1.0").in(surroundings());
    telemetry = scheme == null ? telemetry : telemetry.identity(scheme);
    return remote == null ? telemetry : telemetry.sendingTo("collector", remote);
  }

  /** The tool's plan, as it would be with another default and scheme of its installations' ids. */
  static Plan plan(Level byDefault, String identity) {
    Plan plan = GreetPlan.plan();
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        byDefault,
        identity,
        plan.destinations(),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }

  /** Begins to open its telemetry. */
  Candor.Builder candor() {
    return Candor.builder(plan, "1.0").surroundings(surroundings());
  }

  /** Greets so many people. */
  void greets(int times) {
    try (Candor candor = candor().open()) {
      for (int i = 0; i < times; i++) {
        candor.telemetry().record(new Greeted(true));
      }
    }
  }

  /** Has its person agreed to the plan without the event of failures, as by an earlier version. */
  void agreedToLess() throws IOException {
    run("telemetry", "on");
    TrackingPlan now = CompiledPlan.of(GreetPlan.plan());
    TrackingPlan then =
        new TrackingPlan(
            now.product(),
            now.events().stream().filter(event -> !event.name().equals("greet.failed")).toList(),
            now.insights());
    Files.write(places().agreedPlanFile(), then.toJson());
    String agreed = Files.readString(places().agreedFile());
    Files.writeString(places().agreedFile(), agreed.replace(now.hash(), then.hash()));
  }

  Places places() {
    return Places.of("greet", surroundings());
  }

  Surroundings surroundings() {
    return new Surroundings(
        Map.copyOf(variables),
        root.resolve("home/ada"),
        root,
        root.resolve("home/ada/project"),
        osName,
        "6.1",
        "amd64",
        CLOCK,
        () -> 0,
        entropy::nextBytes,
        commands,
        new PrintStream(printed, true, UTF_8));
  }
}
