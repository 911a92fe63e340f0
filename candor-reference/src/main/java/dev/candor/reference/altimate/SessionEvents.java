package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Deprecation;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is recorded of sessions, and of the tool itself. */
final class SessionEvents {

  private SessionEvents() {}

  @Event(
      name = "session_start",
      purpose = "Counts sessions by model and system, so that we test on what people use.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record SessionStart(
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("Whose service the model was asked at; one that the tool does not know is other.")
          Provider providerId,
      @Meaning("Which of the tool's agents did it; one that a person wrote is other.") Agent agent,
      @Meaning("The repository; the contract sends its id in the clear.") @Hashed String projectId,
      @Meaning("The machine's system.") @Label Os os,
      @Meaning("The machine's processor.") Arch arch,
      @Meaning(value = "The version of Node that the tool runs on.", example = "v22.11.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          String nodeVersion,
      @Meaning("What launched the tool; absent where nobody knows.")
          @Nullable ClientSource source) {}

  @Event(
      name = "session_end",
      purpose = "Shows how long sessions last and what they cost the person.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SessionEnd(
      @Meaning("What the session cost.") @Measure(Unit.US_DOLLARS) double totalCost,
      @Meaning("How many tokens the session took.") @Count(Unit.TOKENS) long totalTokens,
      @Meaning("How often the session used a tool.") @Measure(Unit.COUNT) @Unsigned
          int toolCallCount,
      @Meaning("How long the session was open.") @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "session_forked",
      purpose = "Shows how often people try a second way from the same point.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SessionForked(
      @Meaning("The session that this one was made from, by its random id.") @Opaque
          String parentSessionId,
      @Meaning("How many messages it took along.") @Measure(Unit.COUNT) @Unsigned
          int messageCount) {}

  @Event(
      name = "first_launch",
      purpose = "Counts new installations and upgrades.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.DEVELOPMENT)
  record FirstLaunch(
      @Meaning(value = "The version that was started.", example = "1.4.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          String version,
      @Meaning("Whether another version was here before.") @Label boolean isUpgrade) {}

  @Event(
      name = "upgrade_attempted",
      purpose = "Shows which upgrades fail, so that nobody is left behind.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UpgradeAttempted(
      @Meaning(value = "The version that was there.", example = "1.4.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          String fromVersion,
      @Meaning(value = "The version that was wanted.", example = "1.5.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          String toVersion,
      @Meaning("How the tool is installed.") @Label UpgradeMethod method,
      @Meaning("Whether the new version is in place.") @Label UpgradeStatus status,
      @Meaning(
              "Why the upgrade failed. The contract sends up to 500 characters of text; here the"
                  + " kind of failure that the text tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "command",
      purpose = "Shows which commands people use, so that we keep the ones that matter.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record CommandRun(
      @Meaning(
              "The command. The contract sends whatever it is called; one that is not the tool's"
                  + " own is other.")
          @OneOf({
            "init",
            "review",
            "discover",
            "feedback",
            "onboard-connect",
            "configure-claude",
            "configure-codex",
            "discover-and-add-mcps"
          })
          String commandName,
      @Meaning("Who brought the command: the tool, a server of tools, or a skill.") @Label
          CommandSource commandSource,
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId) {}

  @Event(
      name = "auth_login",
      purpose = "Shows which ways of signing in fail.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record AuthLogin(
      @Meaning("Whose service was signed in to; one that the tool does not know is other.")
          Provider providerId,
      @Meaning("How the person signed in.") @Label LoginMethod method,
      @Meaning("Whether it worked.") @Label LoginStatus status,
      @Meaning(
              "Why it did not work. The contract sends text; here the kind of failure that the text"
                  + " tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "auth_logout",
      purpose = "Shows how often people leave a provider.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record AuthLogout(
      @Meaning("Whose service was signed out of; one that the tool does not know is other.")
          Provider providerId) {}

  @Event(
      name = "config_env_interpolation",
      purpose =
          "Shows how often variables in a configuration have no value, which surprises people;"
              + " never their names.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ConfigInterpolation(
      @Meaning("How many variables the configuration names with a dollar sign.") @Count
          int dollarRefs,
      @Meaning("How many of them are not set.") @Count int dollarUnresolved,
      @Meaning("How many of them took the default that stands beside them.") @Count
          int dollarDefaulted,
      @Meaning("How many dollar signs stand for themselves.") @Count int dollarEscaped,
      @Meaning("How many variables the configuration names in the older way, with braces.") @Count
          int legacyBraceRefs,
      @Meaning("How many of those are not set.") @Count int legacyBraceUnresolved) {}

  @Deprecation
  @Event(
      name = "engine_started",
      purpose = "Was sent by versions that had an engine in a process of its own.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record EngineStarted() {}

  @Deprecation
  @Event(
      name = "engine_error",
      purpose = "Was sent by versions that had an engine in a process of its own.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record EngineError() {}
}
