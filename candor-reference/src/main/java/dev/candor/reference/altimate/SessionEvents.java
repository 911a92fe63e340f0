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
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      Provider providerId,
      Agent agent,
      @Meaning("The repository; the contract sends its id in the clear.") @Hashed String projectId,
      @Label Os os,
      Arch arch,
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) String nodeVersion,
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
      @Measure(Unit.US_DOLLARS) double totalCost,
      @Count(Unit.TOKENS) long totalTokens,
      @Measure(Unit.COUNT) @Unsigned int toolCallCount,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "session_forked",
      purpose = "Shows how often people try a second way from the same point.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SessionForked(
      @Opaque String parentSessionId, @Measure(Unit.COUNT) @Unsigned int messageCount) {}

  @Event(
      name = "first_launch",
      purpose = "Counts new installations and upgrades.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ACQUISITION,
      activity = Activity.DEVELOPMENT)
  record FirstLaunch(
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) String version,
      @Label boolean isUpgrade) {}

  @Event(
      name = "upgrade_attempted",
      purpose = "Shows which upgrades fail, so that nobody is left behind.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UpgradeAttempted(
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) String fromVersion,
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) String toVersion,
      @Label UpgradeMethod method,
      @Label UpgradeStatus status,
      @Meaning(
              "The contract sends up to 500 characters of text; here the kind of failure that the"
                  + " text tells of.")
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
              "The contract sends whatever the command is called; one that is not the tool's own is"
                  + " other.")
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
      @Label CommandSource commandSource,
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
      Provider providerId,
      @Label LoginMethod method,
      @Label LoginStatus status,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "auth_logout",
      purpose = "Shows how often people leave a provider.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record AuthLogout(Provider providerId) {}

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
      @Count int dollarRefs,
      @Count int dollarUnresolved,
      @Count int dollarDefaulted,
      @Count int dollarEscaped,
      @Count int legacyBraceRefs,
      @Count int legacyBraceUnresolved) {}

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
