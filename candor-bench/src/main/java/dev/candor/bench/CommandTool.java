package dev.candor.bench;

import dev.candor.sdk.Candor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A tool of the usual kind: it parses its command line, does little, and ends. Its first event
 * comes before that and two behind it, so that telemetry has the time of the tool's own start.
 *
 * <pre>
 * CommandTool FOLDER ADDRESS EVENTS GRACE_MS COMMAND...
 * </pre>
 */
@Command(name = "build-tool", mixinStandardHelpOptions = true, description = "Builds and tests.")
final class CommandTool {

  private CommandTool() {}

  /** Builds. */
  @Command(description = "Builds the targets.")
  static final class Build implements Callable<Integer> {

    @Option(
        names = {"-j", "--jobs"},
        description = "How many at once.")
    private int jobs = 1;

    @Option(names = "--clean", description = "From nothing.")
    private boolean clean;

    @Parameters(description = "What to build.")
    private List<String> targets = List.of();

    @Override
    public Integer call() {
      System.out.printf("%d targets, %d at once%s%n", targets.size(), jobs, clean ? ", clean" : "");
      return 0;
    }
  }

  /** Tests. */
  @Command(description = "Tests the targets.")
  static final class Test implements Callable<Integer> {

    @Option(names = "--only", description = "Which tests.")
    private String only = "";

    @Override
    public Integer call() {
      System.out.println("tests " + only);
      return 0;
    }
  }

  /** Runs a command, and records three events. */
  public static void main(String[] args) {
    Candor candor = ExitTool.open(args);
    candor.telemetry().record(Events.finished(0));
    CommandLine commands =
        new CommandLine(new CommandTool())
            .addSubcommand("build", new Build())
            .addSubcommand("test", new Test());
    int code = commands.execute(Arrays.copyOfRange(args, 4, args.length));
    candor.telemetry().record(Events.finished(1));
    candor.telemetry().record(Events.finished(2));
    candor.close();
    System.exit(code);
  }
}
