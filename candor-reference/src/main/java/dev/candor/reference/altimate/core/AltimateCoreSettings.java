package dev.candor.reference.altimate.core;

import static dev.candor.reference.Setting.build;

import dev.candor.reference.Setting;
import dev.candor.reference.Setting.Source;
import java.util.List;

/** What can be set of altimate-code's telemetry by its first contract. */
public final class AltimateCoreSettings {

  private static final String NUMBER = "Not to be set; here so that nobody has to guess.";

  private AltimateCoreSettings() {}

  /** All of them, in the order in which they decide. */
  public static List<Setting> all() {
    return List.of(
        new Setting(
            "account.url",
            Source.FILE,
            "",
            "The address of the account that somebody is signed in with; events go there, under its"
                + " token.",
            "Counts only together with account.token; an address that cannot be understood"
                + " switches off."),
        new Setting(
            "account.token",
            Source.FILE,
            "",
            "The token of that account. It is fetched anew once where the server answers 401.",
            "Never sent anywhere but to account.url."),
        new Setting(
            "ALTIMATE_TELEMETRY_URL",
            Source.VARIABLE,
            "",
            "The address that events go to where nobody is signed in.",
            "An http or https address, without a token. Where there is neither this nor an account,"
                + " nothing is sent and no connection is made."),
        build(
            "endpoint", "/api/observability/ingest", "What is appended to either address.", NUMBER),
        build(
            "user_email",
            "empty",
            "The contract's member of each batch; always empty here.",
            "The contract sends the address of the account; see what Candor does instead in its"
                + " deviations."),
        build("flush interval", "5000 ms", "How often what waits is sent.", NUMBER),
        build(
            "buffer", "200 events", "What waits at most; the oldest is lost, and counted.", NUMBER),
        build("request timeout", "10000 ms", "How long one request may take.", NUMBER));
  }
}
