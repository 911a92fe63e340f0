package dev.candor.reference.codex;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.OPERATIONAL;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Tier.METRICS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is counted of skills and plug-ins. */
final class PluginEvents {

  private PluginEvents() {}

  /** How a skill came to be used. */
  enum Invocation {
    EXPLICIT,
    IMPLICIT,
    OTHER
  }

  /** Whose a skill is. */
  enum Scope {
    USER,
    REPO,
    SYSTEM,
    ADMIN
  }

  @Event(
      name = "skill_invocation",
      purpose = "Shows whether skills are used, and whose; never what they are called.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "skill_invocation_total")
  record SkillInvocation(
      @Hashed @Meaning("The skill. The contract sends its id as it is; here it is hashed.")
          String skillId,
      @Hashed
          @Meaning("What somebody calls the skill. The contract sends the name; here it is hashed.")
          String skillName,
      @Opaque @Meaning("The random id of the conversation.") String threadId,
      @Meaning("Whether the person asked for the skill, or the model took it.")
          Invocation invokeType,
      @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
          @Meaning(value = "The model's public name.", example = "gpt-5-codex")
          String modelSlug,
      @Meaning("Which of the product's programs speaks; one that somebody wrote is 'other'.")
          @OneOf({"codex_cli_rs", "codex_vscode", "codex_exec", "codex_sdk_ts", "codex_app"})
          String productClientId,
      @LocalOnly
          @Meaning("The address of the repository. The contract sends it; here it never leaves.")
          @Nullable String repoUrl,
      @Meaning("Whose the skill is.") @Label Scope skillScope) {}

  @Event(
      name = "codex_plugin_installed",
      purpose = "Counts the plug-ins that people keep.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "plugin_installed_total")
  record Installed(
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId) {}

  @Event(
      name = "codex_plugin_uninstalled",
      purpose = "Counts the plug-ins that people give up.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "plugin_uninstalled_total")
  record Uninstalled(
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId) {}

  @Event(
      name = "codex_plugin_enabled",
      purpose = "Counts the plug-ins that people switch on.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "plugin_enabled_total")
  record Enabled(
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId) {}

  @Event(
      name = "codex_plugin_disabled",
      purpose = "Counts the plug-ins that people switch off.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "plugin_disabled_total")
  record Disabled(
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId) {}

  @Event(
      name = "codex.plugin_install_started",
      purpose = "Counts the installations of plug-ins that begin.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "plugin_install_started_total")
  record InstallStarted(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId) {}

  @Event(
      name = "codex.plugin_install_succeeded",
      purpose = "Shows how long installing a plug-in takes.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "plugin_install_succeeded_total")
  record InstallSucceeded(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId,
      @Meaning("How long installing took.")
          @Measure(value = MILLISECONDS, histogram = "plugin_install_duration_seconds")
          @Unsigned
          long durationMs) {}

  @Event(
      name = "codex.plugin_install_failed",
      purpose = "Counts the installations of plug-ins that fail.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "plugin_install_failed_total")
  record InstallFailed(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Hashed
          @Meaning(
              "Which plug-in. The contract sends its id, which may be somebody's own; here it is"
                  + " hashed.")
          String pluginId,
      @Name("error.message")
          @LocalOnly
          @Meaning("The failure's text. The contract sends it; here it never leaves.")
          @Nullable String errorMessage) {}

  @Event(
      name = "codex.plugins.startup_sync",
      purpose = "Shows how long plug-ins hold up the start.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "plugins_startup_sync_total")
  record StartupSync(
      @Embedded Speaker speaker,
      @Meaning("Whether the plug-ins are up to date.") @Label boolean success,
      @Meaning("How long that took.")
          @Measure(value = MILLISECONDS, histogram = "plugins_startup_sync_duration_seconds")
          @Unsigned
          long durationMs) {}
}
