package dev.candor.reference.multica;

import static dev.candor.reference.Setting.Source.BUILD;
import static dev.candor.reference.Setting.Source.VARIABLE;

import dev.candor.reference.Setting;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that decides what multica records and where it goes. No key of a vendor is a default: who
 * hosts the service decides whether anybody else sees anything.
 */
public final class MulticaSettings {

  private MulticaSettings() {}

  /** Every setting, those that people set first. */
  public static List<Setting> all() {
    return Stream.of(variables(), client(), metrics(), cookie()).flatMap(List::stream).toList();
  }

  private static List<Setting> variables() {
    return List.of(
        new Setting(
            "POSTHOG_API_KEY",
            VARIABLE,
            "",
            "The key of the PostHog project that product events go to.",
            "Empty sends nothing there, and says so in one line at the start. The browser gets its"
                + " key from the server (/api/config), so an empty one silences it too."),
        new Setting(
            "POSTHOG_HOST",
            VARIABLE,
            "https://us.i.posthog.com",
            "Where that PostHog is.",
            "An address; used only where there is a key."),
        new Setting(
            "ANALYTICS_DISABLED",
            VARIABLE,
            "",
            "Sends nothing to PostHog, even where there is a key.",
            "Blanks around it do not matter."),
        new Setting(
            "ANALYTICS_ENVIRONMENT",
            VARIABLE,
            "",
            "Which installation of the service the events are from.",
            "prod and production mean production; stage and staging mean staging; development, dev,"
                + " test and local mean dev, and so does anything else. Empty takes APP_ENV."),
        new Setting(
            "APP_ENV",
            VARIABLE,
            "dev",
            "Which installation of the service this is, where ANALYTICS_ENVIRONMENT is empty.",
            "Read in the same way."),
        new Setting(
            "METRICS_ADDR",
            VARIABLE,
            "",
            "The address, such as 127.0.0.1:9090, on which metrics are served at /metrics.",
            "Empty serves none. An address that other machines can reach is allowed and warned"
                + " of."));
  }

  private static List<Setting> client() {
    return List.of(
        new Setting(
            "queue",
            BUILD,
            "1024",
            "How many events wait for PostHog at most.",
            "Full: the newest" + " is lost and counted; one loss in 100 is told of."),
        new Setting("batch", BUILD, "64", "How many events go to PostHog at once.", ""),
        new Setting("flush", BUILD, "10 s", "How long an event waits for others.", ""),
        new Setting(
            "timeout",
            BUILD,
            "5 s",
            "How long PostHog may take to answer.",
            "What the original then drops is kept and tried again here."),
        new Setting(
            "event_schema_version",
            BUILD,
            "2",
            "Which edition of its properties an event has.",
            ""));
  }

  private static List<Setting> metrics() {
    return List.of(
        new Setting(
            "metrics.prefix", BUILD, "multica", "What every metric's name begins with.", ""),
        new Setting(
            "metrics.read_header_timeout",
            BUILD,
            "5 s",
            "How long the head of a scrape takes.",
            ""),
        new Setting("metrics.read_timeout", BUILD, "10 s", "How long a scrape takes to ask.", ""),
        new Setting("metrics.write_timeout", BUILD, "10 s", "How long an answer takes.", ""),
        new Setting(
            "metrics.idle_timeout", BUILD, "30 s", "How long a connection stays without use.", ""),
        new Setting(
            "sampler.ttl",
            BUILD,
            "8 s",
            "How old a sample of the database may be.",
            "Scrapes at the" + " same time share one; after a failure the last one is served."),
        new Setting(
            "sampler.statement_timeout",
            BUILD,
            "500 ms",
            "How long one query of the sampler may take; all of them, eight times that.",
            ""),
        new Setting(
            "sampler.limit",
            BUILD,
            "100",
            "How many rows a query of the sampler returns.",
            "Not where it counts what is distinct: a limit would cut the count."));
  }

  private static List<Setting> cookie() {
    return List.of(
        new Setting(
            "multica_signup_source.days", BUILD, "30", "How long a browser keeps the cookie.", ""),
        new Setting(
            "multica_signup_source.length",
            BUILD,
            "512",
            "How many characters the cookie has at most.",
            "A longer one is dropped whole."),
        new Setting(
            "multica_signup_source.value",
            BUILD,
            "96",
            "How many characters each value in the cookie has at most.",
            "The rest is cut."));
  }
}
