package dev.candor.sdk;

import java.util.Locale;

/**
 * What a file can say of consent: the lines of {@code telemetry.properties}, the person's, the
 * administrator's and the project's, and the keys of the managed preferences.
 */
public enum ConsentKey {
  /** How much may be recorded. */
  LEVEL(
      "off, local or on",
      "How much is recorded: nothing, on this machine only, or on this machine and for the"
          + " destinations of the plan."),
  /** In what form it may leave. */
  TIERS(
      "metrics, events, or both with a comma between them",
      "In what form events leave: counted, without any identity, or each as a row. Both where"
          + " nothing is said."),
  /** Which texts may leave. */
  CONTENT(
      "names such as build.failed.message, with commas between them",
      "Which texts leave, masked, each by the name of event and field. None where nothing is said."),
  /** Whether the shapes of crashes may leave. */
  CRASHES(
      "on or off",
      "Whether the shapes of crashes leave: a class and the tool's own lines, never a message. Off"
          + " where nothing is said."),
  /** Who may have identities raw. */
  RAW_TO(
      "none, or an address such as http://collector.example:4318",
      "Which collector may have identities raw that the plan lets it. None where nothing is said.");

  private final String choice;
  private final String meaning;

  ConsentKey(String choice, String meaning) {
    this.choice = choice;
    this.meaning = meaning;
  }

  /** What can stand behind the sign, in words. */
  public String choice() {
    return choice;
  }

  /** What it does, in sentences for a person. */
  public String meaning() {
    return meaning;
  }

  /** The name in a file, such as {@code raw_to}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
