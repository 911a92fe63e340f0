package dev.candor.reference.conductor;

import static dev.candor.reference.Setting.file;

import dev.candor.reference.Setting;
import java.util.List;

/** Every setting of the app that has to do with what it says of people. */
public final class ConductorSettings {

  private ConductorSettings() {}

  /** In the order in which they matter. */
  public static List<Setting> all() {
    return List.of(
        file(
            "enterprise_data_privacy",
            "false",
            "Switches off what needs somebody else's model, such as titles and custom MCP servers.",
            "true or false, in a repository's settings. The page does not say that it switches off"
                + " what the app says of people."),
        file(
            "enterpriseDataPrivacy",
            "false",
            "The older name of enterprise_data_privacy, in conductor.json.",
            "Read where the TOML of the same layer does not say it."),
        file(
            "~/.conductor/settings.managed.toml",
            "",
            "What an administrator says.",
            "It may only narrow."),
        file(
            ".conductor/settings.local.toml",
            "",
            "What a person says for one repository, on this machine.",
            "Beats the user's settings in the contract; here, of telemetry, it may only narrow."),
        file(
            ".conductor/settings.toml",
            "",
            "What a repository says to all who work in it.",
            "Takes effect once it is on the remote's default branch. Beats the user's settings in"
                + " the contract; here, of telemetry, it may only narrow."),
        file(
            "user settings",
            "",
            "What a person says for everything on this machine.",
            "Beaten by the repository's in the contract; here no repository lifts what it"
                + " refuses."),
        file(
            "conductor.json",
            "",
            "The older file of a repository.",
            "Read behind the TOML of the same layer."));
  }
}
