package dev.candor.cli;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Endings;
import dev.candor.sdk.RepeatedFailure;
import java.util.Map;
import picocli.CommandLine;

/**
 * Records that a command of {@code candor} failed. An answer that is no (exit code 1) is none of
 * that: who mends a plan asks {@code plan check} until it says yes.
 */
final class Aftermath {

  private static final Endings ENDINGS = new Endings(Aftermath::repeated, Aftermath::misused);

  private Aftermath() {}

  static void record(String path, int exitCode, Console console) {
    if (exitCode > ExitCode.NO) {
      try (Candor candor =
          Candor.builder(CandorPlan.plan(), Version.OF_CANDOR)
              .surroundings(console.surroundings())
              .open()) {
        candor.ended(path, exitCode, ENDINGS);
      }
    }
  }

  private static Record misused(String path) {
    return new FailureEvents.Misused(CommandName.of(path));
  }

  private static Record repeated(RepeatedFailure failure) {
    return new FailureEvents.Repeated(
        CommandName.of(failure.command()), failure.exitCode(), failure.times());
  }

  /** The path of the command that the words name, whatever else they say; never an argument. */
  static String path(CommandLine root, String... words) {
    StringBuilder path = new StringBuilder(root.getCommandName());
    Map<String, CommandLine> below = root.getSubcommands();
    for (String word : words) {
      CommandLine command = below.get(word);
      if (command != null) {
        path.append(' ').append(command.getCommandName());
        below = command.getSubcommands();
      }
    }
    return path.toString();
  }
}
