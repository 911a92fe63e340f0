package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Deprecation;
import dev.candor.Event;
import dev.candor.HashScope;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Masked;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded of the tools that agents use, and of how they fail. */
final class ToolEvents {

  private ToolEvents() {}

  @Event(
      name = "tool_call",
      purpose =
          "Shows which tools fail or are slow, so that we can mend them; never what they were"
              + " given.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ToolCall(
      @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      @Label ToolType toolType,
      @Label ToolCategory toolCategory,
      @Label CallStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Unsigned int sequenceIndex,
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) @Nullable String previousTool,
      @Meaning(
              "The contract sends the names and lengths of what a tool was given; here a hash of"
                  + " them, which still tells equal ones.")
          @Hashed
          @Nullable String inputSignature,
      @Meaning(
              "The contract sends up to 500 characters of text; here the kind of failure that the"
                  + " text tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "native_call",
      purpose = "Shows which parts of the engine fail or are slow.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record NativeCall(
      @Identifier(pattern = Shapes.METHOD, maxLength = 60) String method,
      @Label CallStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "The contract sends up to 500 characters of text; here the kind of failure that the"
                  + " text tells of.")
          @Nullable ErrorClass error) {}

  @Deprecation(replacedBy = "native_call")
  @Event(
      name = "bridge_call",
      purpose = "The same as native_call, from versions whose engine was a process of its own.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record BridgeCall(
      @Identifier(pattern = Shapes.METHOD, maxLength = 60) String method,
      @Label CallStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Nullable ErrorClass error) {}

  @Event(
      name = "error",
      purpose = "Shows failures that nobody foresaw, so that we can mend them.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ToolFailure(
      @Identifier(pattern = Shapes.FAILURE, maxLength = 60) String errorName,
      @Masked(
              maxLength = 1000,
              reason =
                  "A failure that nobody foresaw has no kind yet; without its words it cannot be"
                      + " mended.")
          String errorMessage,
      @OneOf({"processor", "telemetry"}) String context) {}

  @Event(
      name = "core_failure",
      purpose = "Shows why the tool itself failed, so that we can mend it.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record CoreFailure(
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      ToolCategory toolCategory,
      @Label ErrorClass errorClass,
      @Masked(
              maxLength = 500,
              reason =
                  "Half of all failures are of class unknown, and only their words tell them"
                      + " apart.")
          String errorMessage,
      @Meaning(
              "The contract sends the names and lengths of what a tool was given; here a hash of"
                  + " them.")
          @Hashed
          String inputSignature,
      @Meaning(
              "What the tool was given, masked. The contract sends it; here it stays on this"
                  + " machine.")
          @LocalOnly
          @Nullable String maskedArgs,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "error_fingerprint",
      purpose = "Shows how many people meet the same failure, without saying what it was.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ErrorFingerprint(
      @Meaning(
              "The masked message's fingerprint. The contract sends it unkeyed, so that it can be"
                  + " guessed; here it is keyed with the product's pepper.")
          @Hashed(HashScope.PRODUCT)
          String error,
      @Label ErrorClass errorClass,
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      ToolCategory toolCategory,
      boolean recoverySuccessful,
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) @Nullable String recoveryTool) {}

  @Event(
      name = "permission_denied",
      purpose = "Shows which tools people do not want to be used.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record PermissionDenied(
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      @Label ToolCategory toolCategory,
      @Label DenialSource source) {}

  @Event(
      name = "doom_loop_detected",
      purpose = "Shows how often an agent does the same thing again and again.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record DoomLoopDetected(
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      @Measure(Unit.COUNT) @Unsigned int repeatCount) {}

  @Event(
      name = "filetime_drift",
      purpose =
          "Shows by how much the clocks of file systems differ, which makes fresh files look"
              + " stale.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record FiletimeDrift(@Measure(Unit.MILLISECONDS) long driftMs, boolean mtimeAhead) {}

  @Event(
      name = "filetime_assert",
      purpose = "Shows how often a file looks changed when it is not.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record FiletimeAssert(
      StaleOutcome outcome, @Measure(Unit.MILLISECONDS) long deltaMs, @Unsigned int toleranceMs) {}

  @Event(
      name = "validator_check",
      purpose = "Shows which checks at the end of a session catch something.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ValidatorCheck(
      @Meaning("The contract sends any name; a validator that is not the tool's own is other.")
          @OneOf({
            "dbt-compile",
            "dbt-build",
            "dbt-test",
            "sql-validate",
            "sql-lint",
            "schema-verify"
          })
          String validatorName,
      @Label boolean ok,
      @Unsigned int step,
      @Unsigned int retryCount,
      boolean enforced,
      @Meaning("What it counted; the contract lets any structure through.") @Unsigned
          @Nullable Map<ValidatorDetail, Long> details) {}

  @Event(
      name = "validator_retries_exhausted",
      purpose = "Shows which checks a session could not satisfy in the end.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ValidatorRetriesExhausted(
      @Unsigned int step,
      @OneOf({"dbt-compile", "dbt-build", "dbt-test", "sql-validate", "sql-lint", "schema-verify"})
          @Size(16)
          List<String> validatorNames) {}
}
