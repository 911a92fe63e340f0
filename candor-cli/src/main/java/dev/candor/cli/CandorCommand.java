package dev.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: what holds for all commands. */
@Command(
    name = "candor",
    description = "Telemetry for developer tools that the people being measured can read.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class CandorCommand implements Runnable {

  /** How an answer is printed. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  @Option(
      names = "--collector",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The collector; without it, the one that 'candor serve' started here.")
  private @Nullable String collector;

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      scope = ScopeType.INHERIT,
      defaultValue = "text",
      description =
          "How the answer is printed (default: ${DEFAULT-VALUE}); csv is for reports only.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  @Nullable String collector() {
    return collector;
  }

  Format format() {
    return format;
  }

  boolean json() {
    return format == Format.JSON;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Missing command: one of the list below.");
    }
  }
}
