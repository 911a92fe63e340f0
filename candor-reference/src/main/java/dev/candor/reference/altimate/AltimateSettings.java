package dev.candor.reference.altimate;

import static dev.candor.reference.Setting.build;
import static dev.candor.reference.Setting.variable;

import dev.candor.reference.Setting;
import dev.candor.reference.Setting.Source;
import java.util.List;

/** What can be set of altimate-code's telemetry, as it is today. */
public final class AltimateSettings {

  private static final String RUNNER =
      "Where it is set, a test runs: nothing leaves, unless ALTIMATE_TELEMETRY_FORCE is true or a"
          + " connection string is given.";
  private static final String NUMBER = "Not to be set; here so that nobody has to guess.";

  private AltimateSettings() {}

  /** All of them, in the order in which they decide. */
  public static List<Setting> all() {
    return List.of(
        variable("ALTIMATE_TELEMETRY_DISABLED", "", "Switches telemetry off.", ""),
        variable(
            "OPENCODE_DISABLE_TELEMETRY",
            "",
            "Switches telemetry off, by the name of the tool that this one was made from.",
            ""),
        new Setting(
            "telemetry.disabled",
            Source.FILE,
            "false",
            "Switches telemetry off for every run, in altimate-code.json.",
            "A file that cannot be read switches off."),
        variable(
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "",
            "Sends events to an Application Insights of your own instead.",
            "Needs InstrumentationKey and IngestionEndpoint, with ';' between; a '/' at the"
                + " endpoint's end makes no difference. One that cannot be understood switches"
                + " off."),
        variable(
            "ALTIMATE_TELEMETRY_FORCE",
            "",
            "Lets a test runner send all the same.",
            "true lifts what a test runner forbids, and nothing else."),
        variable("NODE_ENV", "", "Says whether a test runs.", "Only the value test counts."),
        variable("BUN_TEST", "", "Says that Bun's test runner runs.", RUNNER),
        variable("VITEST", "", "Says that Vitest runs.", RUNNER),
        variable("JEST_WORKER_ID", "", "Says that Jest runs.", RUNNER),
        variable(
            "ALTIMATE_LAUNCH_ID",
            "",
            "Puts the events of a process and of those that it starts together.",
            "A random id; made anew at each start, handed to workers, never kept."),
        variable(
            "ALTIMATE_CLI_CLIENT",
            "cli",
            "Says what launched the tool, such as an editor's extension.",
            "One of the known clients; any other counts as other."),
        build("role", "altimate", "The role that every event names.", NUMBER),
        build("flush interval", "5000 ms", "How often what waits is sent.", NUMBER),
        build(
            "buffer", "200 events", "What waits at most; the oldest is lost, and counted.", NUMBER),
        build("request timeout", "10000 ms", "How long one request may take.", NUMBER),
        build(
            "exit deadline",
            "2000 ms",
            "How long the tool waits at its end, with all that is still to be done.",
            NUMBER),
        build(
            "exit deadline of the screen",
            "5000 ms",
            "The same for the tool's full screen.",
            NUMBER),
        build("least deadline", "250 ms", "What is left for the last request at least.", NUMBER));
  }
}
