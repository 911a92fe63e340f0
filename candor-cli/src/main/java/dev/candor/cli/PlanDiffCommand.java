package dev.candor.cli;

import dev.candor.cli.plan.PlanDiff;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how a plan differs from an older one, what widens what is collected first. */
@Command(
    name = "diff",
    description = {
      "Says how plan B differs from plan A, and what of it tells more of people.",
      "What does comes first, then what breaks those who read the events, then everything, and"
          + " who reads it."
    })
final class PlanDiffCommand implements Callable<Integer> {

  /** What may make the answer no. */
  enum FailOn {
    WIDENING
  }

  private final CandorCommand root;
  private final Console console;

  @Parameters(index = "0", paramLabel = "A", description = "The older plan.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The newer plan.")
  private Path after = Path.of("");

  @Option(
      names = "--fail-on",
      paramLabel = "widening",
      description = "Exits with 1 where something widens what is collected.")
  private @Nullable FailOn failOn;

  @Option(
      names = "--require-funnels",
      description =
          "Exits with 1 where an insight, funnel or cohort reads what changed, and was not"
              + " updated with it.")
  private boolean requireFunnels;

  @Option(names = "--markdown", description = "Prints Markdown, for a pull request.")
  private boolean markdown;

  PlanDiffCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TrackingPlan old = PlanCommand.read(before);
    TrackingPlan now = PlanCommand.read(after);
    if (!old.product().name().equals(now.product().name())) {
      throw Failure.usage(
          "'%s' is of product '%s' and '%s' of product '%s': give two plans of one product"
              .formatted(before, old.product().name(), after, now.product().name()));
    }
    PlanDiff diff = PlanDiff.of(old, now);
    PlanCommand.print(root, console, markdown, diff::text, diff::markdown, diff::writeTo);
    return no(diff) ? ExitCode.NO : ExitCode.OK;
  }

  /** Whether what was asked to hold does not, said beside the answer. */
  private boolean no(PlanDiff diff) {
    boolean no = false;
    if (failOn == FailOn.WIDENING && !diff.widenings().isEmpty()) {
      console.note(
          "candor: %s: agree with whoever answers for privacy, or take back what widens"
              .formatted(Words.count(diff.widenings().size(), "privacy-widening change")));
      no = true;
    }
    if (requireFunnels) {
      for (PlanDiff.Reader reader : diff.stale()) {
        console.note(
            PlanCommand.plain(
                ("candor: %s '%s' reads '%s', which changed; make sure that it still fits, and say"
                        + " so with a later day than revised = \"%s\"")
                    .formatted(
                        reader.insight().kind(),
                        reader.insight().name(),
                        reader.event(),
                        reader.insight().revised())));
        no = true;
      }
    }
    return no;
  }
}
