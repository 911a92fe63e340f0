package dev.candor.cli;

import dev.candor.picocli.Remote;
import dev.candor.picocli.TelemetryCommand;
import dev.candor.sdk.FileTrouble;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The {@code candor} program, but for {@code exec}: parses, runs one command, and ends. */
final class Main {

  /** How long a command may hold up its end to carry what waits. */
  private static final Duration IN_PASSING = Duration.ofMillis(1_500);

  /**
   * Commands after which nothing is carried in passing: they see to the spool themselves, or who
   * asks is about to decide.
   */
  private static final Set<String> CARRY_NOTHING =
      Set.of(
          "candor",
          "exec",
          "events",
          "settings",
          "doctor",
          "consent",
          "diff",
          "agree",
          "etc",
          "mobileconfig",
          "windows",
          "spool",
          "ls",
          "flush",
          "drop",
          "off",
          "local",
          "serve",
          "demo",
          "prove-silent");

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

  private Main() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // what is printed is read by programs, and committed
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Console console = new Console(Surroundings.ofProcess(), out, err, atTerminal());
    quietLogs();
    int exitCode = run(console, args);
    out.flush();
    if (exitCode == ExitCode.OK && output.trouble() != null) {
      console.note("candor: the answer was not written whole: %s".formatted(output.trouble()));
      exitCode = ExitCode.WORLD;
    }
    System.exit(exitCode);
  }

  /** Whether a person watches: which Java has a console where nobody does has changed twice. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean atTerminal() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }

  /** One line a log record, and of the web server only what went wrong. */
  private static void quietLogs() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %5$s%6$s%n");
    WEB_SERVER.setLevel(java.util.logging.Level.WARNING);
  }

  /** Runs one command. */
  static int run(Console console, String... args) {
    CandorCommand root = new CandorCommand();
    TelemetryCommand own = own(root, console);
    CommandLine line = commands(root, own, console);
    int exitCode = line.execute(args);
    if (exitCode == ExitCode.OK) {
      carryInPassing(line, root, own, console);
    }
    Aftermath.record(Aftermath.path(line, args), exitCode, console);
    return exitCode;
  }

  /** What any tool mounts; candor's goes to the collector that is known when it is sent. */
  static TelemetryCommand own(CandorCommand root, Console console) {
    return TelemetryCommand.of(CandorPlan.plan(), Version.OF_CANDOR)
        .in(console.surroundings())
        .sendingTo("collector", new KnownCollector(root, console));
  }

  /** The collector that is known when something is sent. */
  private record KnownCollector(CandorCommand root, Console console) implements Remote {

    @Override
    public Sink open(Permit permit) throws IOException {
      return Destination.sink(permit, root.collector(), console.surroundings());
    }

    @Override
    public void check() {
      Destination.toWrite(root.collector(), console.surroundings());
    }
  }

  static CommandLine commands(CandorCommand root, TelemetryCommand own, Console console) {
    CommandLine line = new CommandLine(root);
    line.getCommandSpec().version("candor " + Version.OF_CANDOR);
    line.addSubcommand(new ExecCommand());
    own.spreadIn(line);
    line.addSubcommand(new EventsCommand(root, console));
    line.addSubcommand(new SettingsCommand(root, console));
    line.addSubcommand(new ServeCommand(console));
    line.addSubcommand(new ReportCommand(root, console));
    line.addSubcommand(new ImportCommand(root, console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new ProveSilentCommand(root, console));
    line.addSubcommand(plan(root, console));
    offerHelp(line);
    // Said last: it holds for the commands that were added before.
    line.setOut(console.out()).setErr(console.err()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, at, result) -> failed(e, console));
    line.setExecutionStrategy(result -> execute(root, result));
    return line;
  }

  /**
   * Runs the command that was named, unless it is asked for an answer that it does not give, or of
   * a collector that cannot be: whether it asks it or not.
   */
  private static int execute(CandorCommand root, CommandLine.ParseResult result) {
    Integer helped = CommandLine.executeHelpRequest(result);
    if (helped != null) {
      return helped;
    }
    CommandLine named = result.asCommandLineList().getLast();
    if (root.format() == CandorCommand.Format.CSV && !named.getCommandName().equals("report")) {
      throw new CommandLine.ParameterException(
          named, "--format csv is for 'candor report' alone: write text or json");
    }
    if (root.collector() != null) {
      try {
        Destination.address(root.collector());
      } catch (Failure e) {
        throw new CommandLine.ExecutionException(named, "" + e.getMessage(), e);
      }
    }
    return new CommandLine.RunLast().execute(result);
  }

  /** Gives each command an option that tells of it. */
  private static void offerHelp(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    if (command.findOption("--help") == null) {
      command.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Shows this help.")
              .build());
    }
    line.getSubcommands().values().forEach(Main::offerHelp);
  }

  private static CommandLine plan(CandorCommand root, Console console) {
    CommandLine line = new CommandLine(new PlanCommand());
    line.addSubcommand(new PlanCheckCommand(root, console));
    line.addSubcommand(new PlanDiffCommand(root, console));
    line.addSubcommand(new PlanMatrixCommand(root, console));
    line.addSubcommand(new PlanMergeCommand(root, console));
    line.addSubcommand(new PlanDocsCommand(console));
    line.addSubcommand(new PlanExportCommand(console));
    return line;
  }

  private static int failed(Exception e, Console console) {
    switch (e) {
      case Failure failure -> {
        console.note("candor: %s".formatted(e.getMessage()));
        return failure.exitCode();
      }
      case IOException io -> console.note("candor: %s".formatted(words(io)));
      case UncheckedIOException io -> console.note("candor: %s".formatted(words(io.getCause())));
      case InterruptedException interrupted -> console.note("candor: interrupted");
      default -> {
        console.note("candor: this is a mistake of candor's own; please report it:");
        e.printStackTrace(console.err());
      }
    }
    return ExitCode.WORLD;
  }

  /** What is wrong with a file, and what to do; a message of ours says the latter itself. */
  private static String words(IOException e) {
    String next =
        e instanceof FileSystemException ? "; see to that file, its folder and their rights" : "";
    return FileTrouble.words(e) + next;
  }

  /** Sends what {@code exec} left, quietly: the command has answered, and its exit code stands. */
  private static void carryInPassing(
      CommandLine line, CandorCommand root, TelemetryCommand own, Console console) {
    CommandLine.ParseResult result = line.getParseResult();
    boolean plan = false;
    while (result.hasSubcommand()) {
      result = result.subcommand();
      plan |= result.commandSpec().name().equals("plan"); // reads files, and is asked in builds
    }
    if (plan
        || CARRY_NOTHING.contains(result.commandSpec().name())
        || result.isUsageHelpRequested()
        || result.isVersionHelpRequested()) {
      return;
    }
    try {
      own.carry(IN_PASSING);
    } catch (IOException | Failure e) {
      if (root.collector() != null) {
        String why = e instanceof IOException io ? words(io) : "" + e.getMessage();
        console.note("candor: what waits could not be sent: %s".formatted(why));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // what was not sent waits for the next command
    }
  }
}
