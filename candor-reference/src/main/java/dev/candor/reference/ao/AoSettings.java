package dev.candor.reference.ao;

import static dev.candor.reference.Setting.build;
import static dev.candor.reference.Setting.variable;

import dev.candor.reference.Setting;
import java.util.List;
import java.util.stream.Stream;

/** What can be set of AO's telemetry. No file of a project's can widen any of it. */
public final class AoSettings {

  private static final String NUMBER = "Not to be set; here so that nobody has to guess.";

  private AoSettings() {}

  /** All of them, those that a person is most likely to want first. */
  public static List<Setting> all() {
    return Stream.of(switches(), destinations(), built()).flatMap(List::stream).toList();
  }

  private static List<Setting> switches() {
    return List.of(
        variable(
            "AO_TELEMETRY_EVENTS",
            "off",
            "Records events on this machine, and lets them leave where AO_TELEMETRY_REMOTE says"
                + " so.",
            ""),
        variable(
            "AO_TELEMETRY_METRICS",
            "off",
            "Counts and measures without any identity; alone it makes nothing leave.",
            ""),
        variable(
            "AO_TELEMETRY_REMOTE",
            "off",
            "Where events may go beside this machine.",
            "It never lifts what your own telemetry file refuses."),
        variable(
            "AO_TELEMETRY_OTLP_ENDPOINT",
            "",
            "The address that takes OpenTelemetry's logs and metrics, for"
                + " AO_TELEMETRY_REMOTE=otlp.",
            "An http or https address; without one, otlp is an error at the start."),
        variable(
            "AO_TELEMETRY_REDACT_BRANCH_NAMES",
            "",
            "Nothing: the names of branches always leave as keyed hashes, but to the one collector"
                + " that your own telemetry.properties or your administrator's names.",
            "Not read, and said: a variable neither names a destination nor lifts what your file"
                + " refuses. For what false was meant to do, write raw_to=http://HOST:PORT there,"
                + " with the address of AO_TELEMETRY_OTLP_ENDPOINT; raw_to=none refuses it."),
        variable(
            "AO_TELEMETRY_DISABLED_EVENTS",
            "",
            "Events that never leave, whatever else is set; the desktop application heeds it too.",
            "Names with commas between them, in any case; 'prefix*' silences all that begin so."
                + " Blanks and a lone '*' mean nothing, and nothing in it is an error."));
  }

  private static List<Setting> destinations() {
    return List.of(
        variable(
            "AO_TELEMETRY_POSTHOG_KEY",
            "",
            "The key of the PostHog project that events go to, for AO_TELEMETRY_REMOTE=posthog.",
            "Without one, posthog is a warning and events stay on this machine."),
        variable(
            "AO_TELEMETRY_POSTHOG_HOST",
            "https://us.i.posthog.com",
            "The address of PostHog.",
            "An http or https address; a '/' at its end is removed."),
        variable(
            "AO_TELEMETRY_APP_VERSION",
            "",
            "The version that events say they are of.",
            "Spaces around it are removed; empty is absent. What looks like no version leaves as"
                + " other."),
        variable(
            "AO_TELEMETRY_RENDERER",
            "on",
            "Whether the desktop application's window records anything; off where nobody says so in"
                + " a development build.",
            "on or off, in any case; anything else is a warning and means off."),
        variable(
            "AO_SESSION_ID",
            "",
            "Set by AO inside its sessions: whoever runs a command there is an agent, no person.",
            "Read by the command line, whatever its value is. Not to be set by hand."),
        variable(
            "VITE_AO_POSTHOG_KEY",
            "",
            "The key of the PostHog project of the desktop application. It routes events and"
                + " protects nothing.",
            "Read while the application is built: not set, it has AO's own; empty, it sends nothing"
                + " there."),
        variable(
            "VITE_AO_POSTHOG_HOST",
            "https://us.i.posthog.com",
            "The address of PostHog for the desktop application.",
            "Read while the application is built."));
  }

  private static List<Setting> built() {
    return List.of(
        build("telemetry schema", "2", "The version that every event names.", NUMBER),
        build("local buffer", "128 events", "What waits for the local store at most.", NUMBER),
        build("local retention", "30 days", "How long the local store keeps an event.", NUMBER),
        build("remote buffer", "128 events", "What waits for a vendor at most.", NUMBER),
        build("remote timeout", "5 s", "How long one request may take.", NUMBER),
        build("burst cap", "5 a minute", "How often one event leaves within a minute.", NUMBER),
        build("daily cap", "200 a day", "How often one event leaves within a day.", NUMBER),
        build(
            "daily cap of rollups",
            "1500 a day",
            "The same for ao.http.5xx, ao.daemon.panic and ao.cli.usage_errors.",
            NUMBER),
        build("rollup window", "1 minute", "How long those three are put together.", NUMBER));
  }
}
