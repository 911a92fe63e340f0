package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.picocli.greet.GreetPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The commands in command lines of many kinds. */
final class MountingTest {

  private static final String[] ALL = {
    "status", "doctor", "on", "local", "off", "consent", "device-id", "receipts", "spool"
  };

  @TempDir private Path root = Path.of("");

  @Test
  void theHelpShowsThemAllButTheOneForScripts() {
    GreetTool.Outcome outcome = new GreetTool(root).run("telemetry", "--help");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains("Usage: greet telemetry", "Shows and limits what greet records.", "status")
        .doesNotContain("device-id");
  }

  @Test
  void theHelpSaysWhatEachDoes() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry", "--help").out())
        .endsWith(
            """
            Commands:
              status    Shows what is recorded here, and who decided so.
              doctor    Shows why it is so, and what is wrong.
              on        Records, and lets it leave as the plan says.
              local     Records on this machine only.
              off       Records nothing, and removes what waits.
              consent   Shows what was agreed to, since when and how.
              receipts  Shows what greet has sent, as it was sent.
              spool     Shows, sends and removes what greet has still to send.
            """);
    assertThat(tool.run("telemetry", "consent", "--help").out())
        .endsWith(
            """
            Commands:
              diff    Shows what the plan asks beyond it.
              agree   Agrees to the plan as it is now.
              sample  Prints a file by which an administrator decides.
            """);
    assertThat(tool.run("telemetry", "consent", "sample", "--help").out())
        .endsWith(
            """
            Commands:
              etc           For Linux and macOS.
              mobileconfig  A profile for macOS.
              windows       For Windows.
            """);
    assertThat(tool.run("telemetry", "receipts", "--help").out())
        .endsWith(
            """
            Commands:
              list    Lists the receipts, by destination, oldest first.
              show    Shows each request, and what became of each event.
              verify  Checks that they are whole, and what was sent.
            """);
    assertThat(tool.run("telemetry", "spool", "--help").out())
        .endsWith(
            """
            Commands:
              ls    Lists what waits, by destination, oldest first.
              drop  Removes what waits; it is never sent.
            """);
  }

  @Test
  void theHelpSaysWhatIsToBeGiven() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry", "receipts", "show", "--help").out().replaceAll("\\s+", " "))
        .contains(" NAME", "DESTINATION/NAME as the list has it, or NAME where only one has it.");
    assertThat(tool.runSuite("spool", "drop", "--help").out().replaceAll("\\s+", " "))
        .contains("--tool=NAME")
        .contains("The tool whose telemetry this is about (default: suite).", "Shows this help.");
    assertThat(tool.run("telemetry", "spool", "--help").out())
        .startsWith("Usage: greet telemetry spool [--help] [--format=<format>] COMMAND");
  }

  @Test
  void aloneOrWithAWordThatIsNoCommandItFails() {
    GreetTool tool = new GreetTool(root);

    assertThat(tool.run("telemetry").exit()).isEqualTo(2);
    assertThat(tool.run("telemetry", "maybe").exit()).isEqualTo(2);
    assertThat(tool.run("telemetry", "maybe").err()).contains("Unmatched argument", "'maybe'");
    assertThat(tool.run("telemetry", "spool").err()).contains("Usage: greet telemetry spool");
  }

  @Test
  void deeperDownTheyAreCalledAsTheyAreThere() {
    CommandLine admin = new CommandLine(new Admin());
    new GreetTool(root).telemetry().mountIn(admin);
    CommandLine suite = new CommandLine(new Suite()).addSubcommand(admin);

    assertThat(said(suite, "admin", "telemetry", "status"))
        .contains("local: greet records", "Allow sending: suite admin telemetry on.");
  }

  @Test
  void aToolThatIsNothingElseHasThemAtItsTop() {
    CommandLine suite = new CommandLine(new Suite());
    new GreetTool(root).telemetry().spreadIn(suite);

    assertThat(said(suite, "status")).contains("Allow sending: suite on.");
    assertThat(said(suite, "--help")).contains("device-id");
  }

  @Test
  void aToolThatIsNothingElseHasTheShortHelpUnlessItUsesThatOtherwise() {
    CommandLine suite = new CommandLine(new Suite());
    new GreetTool(root).telemetry().spreadIn(suite);
    CommandLine host = new CommandLine(new Host());
    new GreetTool(root).telemetry().spreadIn(host);

    assertThat(said(suite, "status", "-h")).contains("Usage: suite status");
    assertThat(said(suite, "spool", "ls", "-h")).contains("Usage: suite spool ls");
    assertThat(said(host, "status", "-h", "example.org")).startsWith("local: greet");
    assertThat(said(host, "status", "--help")).contains("Usage: host status");
  }

  @Test
  void aCommandLineWithoutANameTakesTheTools() {
    CommandLine line = new CommandLine(new Nameless());
    new GreetTool(root).telemetry().mountIn(line);

    assertThat(said(line, "telemetry", "status")).contains("Allow sending: greet telemetry on.");
  }

  @ParameterizedTest
  @ValueSource(classes = {Nameless.class, Suite.class, Inherited.class, OwnHelp.class})
  void eachHasHelpWhateverHelpTheToolHas(Class<?> tool) throws Exception {
    CommandLine line = new CommandLine(tool.getDeclaredConstructor().newInstance());
    new GreetTool(root).telemetry().mountIn(line);

    for (String command : ALL) {
      assertThat(said(line, "telemetry", command, "--help")).contains("Usage: ", command);
    }
    assertThat(said(line, "telemetry", "spool", "ls", "--help")).contains("Usage: ", "spool ls");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aToolWithAnOtherFormatIsAnsweredInText() {
    CommandLine line = new CommandLine(new Inherited());
    new GreetTool(root).telemetry().mountIn(line);

    assertThat(said(line, "telemetry", "status", "--format", "xml")).startsWith("local: greet");
  }

  @Test
  void theOneLineOfTheDocumentationMountsThemForTheProcess() {
    CommandLine line = new CommandLine(new Suite());

    TelemetryCommand.of(GreetPlan.plan(), "1.0").mountIn(line);

    assertThat(line.getSubcommands())
        .extractingByKey("telemetry")
        .satisfies(telemetry -> assertThat(telemetry.getSubcommands()).containsOnlyKeys(ALL));
  }

  private static String said(CommandLine line, String... words) {
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertThat(line.execute(words)).as(out.toString()).isZero();
    return out.toString();
  }

  /** A tool that does nothing. */
  static class Idle implements Callable<Integer> {

    @Override
    public Integer call() {
      return 0;
    }
  }

  @Command
  static final class Nameless extends Idle {}

  @Command(name = "suite", mixinStandardHelpOptions = true)
  static final class Suite extends Idle {}

  @Command(name = "admin")
  static final class Admin extends Idle {}

  @Command(name = "inherited", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT)
  static final class Inherited extends Idle {

    @Option(names = "--format", scope = ScopeType.INHERIT)
    private String format = "";

    @Override
    public Integer call() {
      return format.length();
    }
  }

  @Command(name = "host")
  static final class Host extends Idle {

    @Option(names = "-h", scope = ScopeType.INHERIT)
    private String host = "";

    @Override
    public Integer call() {
      return host.length();
    }
  }

  @Command(name = "own-help")
  static final class OwnHelp extends Idle {

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT)
    private boolean help;

    @Override
    public Integer call() {
      return help ? 0 : 1;
    }
  }
}
