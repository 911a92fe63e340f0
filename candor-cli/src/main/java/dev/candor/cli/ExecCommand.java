package dev.candor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Stands for {@code candor exec} in the help. The launcher itself runs the command, so that it has
 * the terminal and its signals as they are; this is reached only where the launcher was not used.
 */
@Command(
    name = "exec",
    description = "Runs any program and records that it ran, how long and how it ended.",
    customSynopsis = "candor exec -- COMMAND [ARGUMENT...]")
final class ExecCommand implements Callable<Integer> {

  @Parameters(paramLabel = "COMMAND")
  private List<String> command = new ArrayList<>();

  @Override
  public Integer call() {
    throw Failure.usage(
        command.isEmpty()
            ? "name a command: candor exec -- COMMAND [ARGUMENT...]"
            : "'exec' comes first and takes no options, and the launcher 'candor' must be called, not"
                + " its jar: candor exec -- COMMAND [ARGUMENT...]");
  }
}
