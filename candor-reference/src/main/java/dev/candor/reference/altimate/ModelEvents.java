package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is recorded of what models are asked, and of what they cost. */
final class ModelEvents {

  private ModelEvents() {}

  @Event(
      name = "generation",
      purpose =
          "Shows what models cost in tokens, time and money, so that we can make them cheaper;"
              + " never what was asked.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record Generation(
      @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      Provider providerId,
      Agent agent,
      @Label FinishReason finishReason,
      @Measure(Unit.US_DOLLARS) double cost,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("Without what came from a cache; with both caches it is tokens_input_total.")
          @Count(Unit.TOKENS)
          long tokensInput,
      @Count(Unit.TOKENS) long tokensOutput,
      @Count(Unit.TOKENS) long tokensInputTotal,
      @Count(Unit.TOKENS) @Nullable Long tokensReasoning,
      @Count(Unit.TOKENS) @Nullable Long tokensCacheRead,
      @Count(Unit.TOKENS) @Nullable Long tokensCacheWrite) {}

  @Event(
      name = "provider_error",
      purpose = "Shows which providers fail and how.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ProviderError(
      Provider providerId,
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      @Label ProviderErrorType errorType,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          ErrorClass errorMessage,
      @Unsigned @Nullable Integer httpStatus) {}

  @Event(
      name = "context_overflow_recovered",
      purpose = "Shows how often a conversation grows too long and goes on all the same.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ContextOverflowRecovered(
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      Provider providerId,
      @Measure(Unit.TOKENS) @Unsigned long tokensUsed) {}

  @Event(
      name = "compaction_triggered",
      purpose = "Shows how often conversations have to be made shorter.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record CompactionTriggered(@Label CompactionTrigger trigger, @Unsigned int attempt) {}

  @Event(
      name = "tool_outputs_pruned",
      purpose = "Shows how much has to be forgotten to keep a conversation short.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ToolOutputsPruned(@Count int count, @Count(Unit.TOKENS) long tokensPruned) {}

  @Event(
      name = "context_utilization",
      purpose = "Shows how full conversations are, so that we know what is worth shortening.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ContextUtilization(
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      @Measure(Unit.TOKENS) @Unsigned long tokensUsed,
      @Unsigned int contextLimit,
      @Measure(Unit.PERCENT) double utilizationPct,
      @Unsigned int generationNumber,
      @Measure(Unit.RATIO) double cacheHitRatio) {}

  @Event(
      name = "error_recovered",
      purpose = "Shows which failures the tool gets over by itself.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ErrorRecovered(
      ErrorClass errorType,
      @Label Strategy recoveryStrategy,
      @Unsigned int attempts,
      @Label boolean recovered,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "plan_revision",
      purpose = "Shows how often people change a plan before they agree to it; never the plan.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record PlanRevision(@Unsigned int revisionNumber, @Label PlanAction action) {}

  @Event(
      name = "plan_no_tool_generation",
      purpose = "Shows which models plan without looking at anything, which makes bad plans.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record PlanWithoutTool(
      @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      Provider providerId,
      FinishReason finishReason,
      @Count(Unit.TOKENS) long tokensOutput) {}
}
