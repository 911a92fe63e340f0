package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands by which a tool's person sees and limits what it records: {@code <tool> telemetry
 * status}, {@code on}, {@code local}, {@code off} and the others.
 *
 * <pre>{@code
 * CommandLine line = new CommandLine(new Greet());
 * TelemetryCommand.of(GreetPlan.plan(), "1.0").mountIn(line);
 * System.exit(line.execute(args));
 * }</pre>
 *
 * <p>They print through the writers of the command line alone. Where the tool has an option {@code
 * --format} that says {@code json}, the answer is JSON. Exit codes: 0, 1 where the answer is no, 2
 * for wrong usage or input, 3 where the world failed.
 */
public final class TelemetryCommand {

  private static final String HELP = "--help";
  private static final String FLUSH = "flush";
  private static final Set<String> OF_ANY_TOOL = Set.of("receipts", "spool");

  private final Tool tool;

  private TelemetryCommand(Tool tool) {
    this.tool = tool;
  }

  /** The commands of a tool, as this process finds it. */
  public static TelemetryCommand of(Plan plan, String version) {
    return new TelemetryCommand(
        new Tool(
            Objects.requireNonNull(plan, "plan"),
            Objects.requireNonNull(version, "version"),
            Surroundings.ofProcess(),
            Map.of(),
            null,
            Map.of()));
  }

  /** The same in other surroundings. */
  public TelemetryCommand in(Surroundings surroundings) {
    return new TelemetryCommand(
        new Tool(
            tool.plan(),
            tool.version(),
            surroundings,
            tool.settings(),
            tool.identity(),
            tool.remotes()));
  }

  /** The same where the tool's own settings say these, by the names that its plan knows. */
  public TelemetryCommand settings(Map<String, String> settings) {
    return new TelemetryCommand(
        new Tool(
            tool.plan(),
            tool.version(),
            tool.surroundings(),
            Map.copyOf(settings),
            tool.identity(),
            tool.remotes()));
  }

  /** The same where the tool counts installations by a scheme of its own. */
  public TelemetryCommand identity(IdentityScheme scheme) {
    return new TelemetryCommand(
        new Tool(
            tool.plan(),
            tool.version(),
            tool.surroundings(),
            tool.settings(),
            scheme,
            tool.remotes()));
  }

  /**
   * The same with a command that sends what waits, {@code spool flush}.
   *
   * @param destination whom for, by its name in the plan
   */
  public TelemetryCommand sendingTo(String destination, Remote remote) {
    Map<String, Remote> remotes = new LinkedHashMap<>(tool.remotes());
    remotes.put(destination, remote);
    return new TelemetryCommand(
        new Tool(
            tool.plan(),
            tool.version(),
            tool.surroundings(),
            tool.settings(),
            tool.identity(),
            remotes));
  }

  /** Adds the command {@code telemetry}, with all others below it, to a tool's command line. */
  public void mountIn(CommandLine line) {
    CommandLine telemetry = group("telemetry", "Shows and limits what %s records.");
    for (CommandLine command : commands()) {
      boolean forScripts = command.getCommandName().equals("device-id");
      command.getCommandSpec().usageMessage().hidden(forScripts);
      telemetry.addSubcommand(command);
    }
    line.addSubcommand(telemetry);
    offerHelp(telemetry, HELP);
  }

  /**
   * Adds the commands themselves, for a tool that is about nothing but telemetry. What waits and
   * what was sent they show of any tool on the machine.
   */
  public void spreadIn(CommandLine line) {
    for (CommandLine command : commands()) {
      line.addSubcommand(command);
      offerHelp(command, "-h", HELP);
      if (OF_ANY_TOOL.contains(command.getCommandName())) {
        command.getSubcommands().forEach(this::offerOthers);
      }
    }
  }

  private void offerOthers(String name, CommandLine command) {
    if (!name.equals(FLUSH)) { // how another tool sends, nobody here knows
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder(Voice.OTHER)
                  .paramLabel("NAME")
                  .type(String.class)
                  .description(
                      "The tool whose telemetry this is about (default: " + tool.name() + ").")
                  .build());
    }
  }

  private List<CommandLine> commands() {
    return List.of(
        verb("status", "Shows what is recorded here, and who decided so.", new StatusCommand(tool)),
        verb("doctor", "Shows why it is so, and what is wrong.", new DoctorCommand(tool)),
        verb("on", "Records, and lets it leave as the plan says.", level(Level.ON)),
        verb("local", "Records on this machine only.", level(Level.LOCAL)),
        verb("off", "Records nothing, and removes what waits.", level(Level.OFF)),
        consent(),
        verb("device-id", "Prints this installation's id alone.", new DeviceIdCommand(tool)),
        receipts(),
        spool());
  }

  /** Gives each command the option that most have, unless the tool's own one reaches it. */
  private static void offerHelp(CommandLine line, String... names) {
    CommandSpec spec = line.getCommandSpec();
    if (spec.findOption(HELP) == null) {
      String[] free =
          Stream.of(names).filter(name -> spec.findOption(name) == null).toArray(String[]::new);
      spec.addOption(
          OptionSpec.builder(free).usageHelp(true).description("Shows this help.").build());
    }
    line.getSubcommands().values().forEach(below -> offerHelp(below, names));
  }

  /**
   * Sends what waits, in passing: quietly, and not while the destination is to be left alone after
   * a failure.
   *
   * @param atMost how long that may take
   * @throws IOException if the spool cannot be read or written
   * @throws InterruptedException if the caller is interrupted; what was not sent waits
   */
  public void carry(Duration atMost) throws IOException, InterruptedException {
    new Errand(tool).run(atMost, false);
  }

  private CommandLine consent() {
    ConsentCommands commands = new ConsentCommands(tool);
    CommandLine consent =
        verb("consent", "Shows what was agreed to, since when and how.", commands::show);
    consent.addSubcommand(
        verb("consent diff", "Shows what the plan asks beyond it.", commands::diff));
    consent.addSubcommand(
        verb("consent agree", "Agrees to the plan as it is now.", commands::agree));
    ManagedSample sample = new ManagedSample(tool);
    CommandLine samples = group("sample", "Prints a file by which an administrator decides.");
    samples.addSubcommand(verb("consent sample etc", "For Linux and macOS.", sample::etc));
    samples.addSubcommand(
        verb("consent sample mobileconfig", "A profile for macOS.", sample::profile));
    samples.addSubcommand(verb("consent sample windows", "For Windows.", sample::windows));
    consent.addSubcommand(samples);
    return consent;
  }

  private CommandLine receipts() {
    CommandLine receipts = group("receipts", "Shows what %s has sent, as it was sent.");
    receipts.addSubcommand(
        verb(
            "receipts list",
            "Lists the receipts, by destination, oldest first.",
            voice -> new ReceiptCommands(voice.tool()).list(voice)));
    CommandLine show =
        verb(
            "receipts show",
            "Shows each request, and what became of each event.",
            voice -> new ReceiptCommands(voice.tool()).show(voice));
    show.getCommandSpec()
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("NAME")
                .arity("1")
                .required(true)
                .type(String.class)
                .description("DESTINATION/NAME as the list has it, or NAME where only one has it.")
                .build());
    receipts.addSubcommand(show);
    receipts.addSubcommand(
        verb(
            "receipts verify",
            "Checks that they are whole, and what was sent.",
            voice -> new ReceiptCommands(voice.tool()).verify(voice)));
    return receipts;
  }

  private CommandLine spool() {
    CommandLine spool = group("spool", "Shows, sends and removes what %s has still to send.");
    spool.addSubcommand(
        verb(
            "spool ls",
            "Lists what waits, by destination, oldest first.",
            voice -> new SpoolCommands(voice.tool()).ls(voice)));
    if (!tool.remotes().isEmpty()) {
      CommandLine flush =
          verb("spool flush", "Sends what waits, now.", new SpoolCommands(tool)::flush);
      flush
          .getCommandSpec()
          .addOption(
              OptionSpec.builder(SpoolCommands.DETACHED)
                  .hidden(true)
                  .type(boolean.class)
                  .description("For the tool itself, when it has ended.")
                  .build());
      spool.addSubcommand(flush);
    }
    spool.addSubcommand(
        verb(
            "spool drop",
            "Removes what waits; it is never sent.",
            voice -> new SpoolCommands(voice.tool()).drop(voice)));
    return spool;
  }

  private Verb.Work level(Level level) {
    return new LevelCommand(tool, level);
  }

  private CommandLine verb(String path, String description, Verb.Work work) {
    return Verb.of(tool, path, description, work);
  }

  private CommandLine group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description.formatted(tool.name()))
        .synopsisSubcommandLabel("COMMAND");
    return new CommandLine(spec);
  }
}
