package dev.candor.cli;

import dev.candor.cli.plan.EventDictionary;
import dev.candor.cli.plan.TelemetryPage;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes TELEMETRY.md for a tool's users and EVENTS.md, the event dictionary, for its team. */
@Command(
    name = "docs",
    description = "Writes TELEMETRY.md for the tool's users and EVENTS.md for its team.")
final class PlanDocsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A tracking-plan.json.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the two files go; without it, both are printed.")
  private @Nullable Path out;

  PlanDocsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TrackingPlan plan = PlanCommand.read(file);
    new PlanOutput(console, out).write(List.of(TelemetryPage.of(plan), EventDictionary.of(plan)));
    return ExitCode.OK;
  }
}
