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
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("Whether it is the program's own or comes from a server of tools.") @Label
          ToolType toolType,
      @Meaning("What kind of tool it is.") @Label ToolCategory toolCategory,
      @Meaning("Whether the tool did its work.") @Label CallStatus status,
      @Meaning("How long the tool took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("Which call of the session it is.") @Unsigned int sequenceIndex,
      @Meaning(value = "The tool before; absent for the first.", example = "schema_inspect")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Nullable String previousTool,
      @Meaning(
              "What the tool was given. The contract sends names and lengths; here a hash of them,"
                  + " which still tells equal ones.")
          @Hashed
          @Nullable String inputSignature,
      @Meaning(
              "Why the tool failed. The contract sends up to 500 characters of text; here the kind"
                  + " of failure that the text tells of.")
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
      @Meaning(value = "The method of the engine that was called.", example = "sql.execute")
          @Identifier(pattern = Shapes.METHOD, maxLength = 60)
          String method,
      @Meaning("Whether the engine did it.") @Label CallStatus status,
      @Meaning("How long it took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "Why the call failed. The contract sends up to 500 characters of text; here the kind"
                  + " of failure that the text tells of.")
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
      @Meaning(value = "The method of the engine that was called.", example = "sql.execute")
          @Identifier(pattern = Shapes.METHOD, maxLength = 60)
          String method,
      @Meaning("Whether the engine did it.") @Label CallStatus status,
      @Meaning("How long it took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "Why the call failed. The contract sends up to 500 characters of text; here the kind"
                  + " of failure that the text tells of.")
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
      @Meaning(value = "The failure's class.", example = "ProviderAuthError")
          @Identifier(pattern = Shapes.FAILURE, maxLength = 60)
          String errorName,
      @Meaning("The failure's words, masked.")
          @Masked(
              maxLength = 1000,
              reason =
                  "A failure that nobody foresaw has no kind yet; without its words it cannot be"
                      + " mended.")
          String errorMessage,
      @Meaning("Which part of the tool failed.") @OneOf({"processor", "telemetry"})
          String context) {}

  @Event(
      name = "core_failure",
      purpose = "Shows why the tool itself failed, so that we can mend it.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record CoreFailure(
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("What kind of tool it is.") ToolCategory toolCategory,
      @Meaning("What kind of failure the words tell of.") @Label ErrorClass errorClass,
      @Meaning("The failure's words, masked.")
          @Masked(
              maxLength = 500,
              reason =
                  "Half of all failures are of class unknown, and only their words tell them"
                      + " apart.")
          String errorMessage,
      @Meaning(
              "What the tool was given. The contract sends names and lengths; here a hash of them.")
          @Hashed
          String inputSignature,
      @Meaning(
              "What the tool was given, masked. The contract sends it; here it stays on this"
                  + " machine.")
          @LocalOnly
          @Nullable String maskedArgs,
      @Meaning("How long it took.") @Measure(Unit.MILLISECONDS) long durationMs) {}

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
      @Meaning("What kind of failure the words tell of.") @Label ErrorClass errorClass,
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("What kind of tool it is.") ToolCategory toolCategory,
      @Meaning("Whether another tool then did the work.") boolean recoverySuccessful,
      @Meaning(value = "That tool; absent where none did.", example = "read")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Nullable String recoveryTool) {}

  @Event(
      name = "permission_denied",
      purpose = "Shows which tools people do not want to be used.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record PermissionDenied(
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("What kind of tool it is.") @Label ToolCategory toolCategory,
      @Meaning("Whether the person or a rule of the configuration forbade it.") @Label
          DenialSource source) {}

  @Event(
      name = "doom_loop_detected",
      purpose = "Shows how often an agent does the same thing again and again.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record DoomLoopDetected(
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("How often the tool was called in the same way, one call after the other.")
          @Measure(Unit.COUNT)
          @Unsigned
          int repeatCount) {}

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
  record FiletimeDrift(
      @Meaning("How far the file's time and the machine's clock are apart.")
          @Measure(Unit.MILLISECONDS)
          long driftMs,
      @Meaning("Whether the file's time is the later one.") boolean mtimeAhead) {}

  @Event(
      name = "filetime_assert",
      purpose = "Shows how often a file looks changed when it is not.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record FiletimeAssert(
      @Meaning("What was found: the file had changed since it was read.") StaleOutcome outcome,
      @Meaning("How much later it was changed than read.") @Measure(Unit.MILLISECONDS) long deltaMs,
      @Meaning("How many milliseconds would have been let pass.") @Unsigned int toleranceMs) {}

  @Event(
      name = "validator_check",
      purpose = "Shows which checks at the end of a session catch something.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ValidatorCheck(
      @Meaning("The check. The contract sends any name; one that is not the tool's own is other.")
          @OneOf({
            "dbt-compile",
            "dbt-build",
            "dbt-test",
            "sql-validate",
            "sql-lint",
            "schema-verify"
          })
          String validatorName,
      @Meaning("Whether the check was passed.") @Label boolean ok,
      @Meaning("At which step of the task it was.") @Unsigned int step,
      @Meaning("How often the model had been asked to mend it before.") @Unsigned int retryCount,
      @Meaning("Whether work could not go on without it.") boolean enforced,
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
      @Meaning("At which step of the task it was.") @Unsigned int step,
      @Meaning("The checks that still failed; one that is not the tool's own is other.")
          @OneOf({
            "dbt-compile",
            "dbt-build",
            "dbt-test",
            "sql-validate",
            "sql-lint",
            "schema-verify"
          })
          @Size(16)
          List<String> validatorNames) {}
}
