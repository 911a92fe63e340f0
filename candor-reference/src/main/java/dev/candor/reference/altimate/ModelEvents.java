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
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("Whose service the model was asked at; one that the tool does not know is other.")
          Provider providerId,
      @Meaning("Which of the tool's agents did it; one that a person wrote is other.") Agent agent,
      @Meaning("Why the model stopped.") @Label FinishReason finishReason,
      @Meaning("What the answer cost.") @Measure(Unit.US_DOLLARS) double cost,
      @Meaning("How long the answer took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "Tokens that went in, without those from a cache; with both caches it is"
                  + " tokens_input_total.")
          @Count(Unit.TOKENS)
          long tokensInput,
      @Meaning("Tokens of the answer.") @Count(Unit.TOKENS) long tokensOutput,
      @Meaning("All tokens that went in: fresh ones, and those read from and written to the cache.")
          @Count(Unit.TOKENS)
          long tokensInputTotal,
      @Meaning("Tokens that the model thought with; absent where the provider does not say.")
          @Count(Unit.TOKENS)
          @Nullable Long tokensReasoning,
      @Meaning(
              "Tokens that came from the provider's cache; absent where the provider does not say.")
          @Count(Unit.TOKENS)
          @Nullable Long tokensCacheRead,
      @Meaning(
              "Tokens that went into the provider's cache; absent where the provider does not say.")
          @Count(Unit.TOKENS)
          @Nullable Long tokensCacheWrite) {}

  @Event(
      name = "provider_error",
      purpose = "Shows which providers fail and how.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ProviderError(
      @Meaning("Whose service the model was asked at; one that the tool does not know is other.")
          Provider providerId,
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("What kind of failure the provider had.") @Label ProviderErrorType errorType,
      @Meaning(
              "What the provider said. The contract sends text; here the kind of failure that the"
                  + " text tells of.")
          ErrorClass errorMessage,
      @Meaning("The status of the provider's answer; absent where there was none.") @Unsigned
          @Nullable Integer httpStatus) {}

  @Event(
      name = "context_overflow_recovered",
      purpose = "Shows how often a conversation grows too long and goes on all the same.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ContextOverflowRecovered(
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("Whose service the model was asked at; one that the tool does not know is other.")
          Provider providerId,
      @Meaning("How many tokens the conversation had grown to.") @Measure(Unit.TOKENS) @Unsigned
          long tokensUsed) {}

  @Event(
      name = "compaction_triggered",
      purpose = "Shows how often conversations have to be made shorter.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record CompactionTriggered(
      @Meaning("Whether an overflow was seen coming or had happened.") @Label
          CompactionTrigger trigger,
      @Meaning("Which attempt it is.") @Unsigned int attempt) {}

  @Event(
      name = "tool_outputs_pruned",
      purpose = "Shows how much has to be forgotten to keep a conversation short.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ToolOutputsPruned(
      @Meaning("How many outputs of tools were dropped from the conversation.") @Count int count,
      @Meaning("How many tokens that saved.") @Count(Unit.TOKENS) long tokensPruned) {}

  @Event(
      name = "context_utilization",
      purpose = "Shows how full conversations are, so that we know what is worth shortening.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ContextUtilization(
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("How many tokens the conversation has.") @Measure(Unit.TOKENS) @Unsigned
          long tokensUsed,
      @Meaning("How many tokens the model takes at most.") @Unsigned int contextLimit,
      @Meaning("Which part of that is used.") @Measure(Unit.PERCENT) double utilizationPct,
      @Meaning("Which answer of the session it is.") @Unsigned int generationNumber,
      @Meaning("Which part of what went in came from the provider's cache.") @Measure(Unit.RATIO)
          double cacheHitRatio) {}

  @Event(
      name = "error_recovered",
      purpose = "Shows which failures the tool gets over by itself.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ErrorRecovered(
      @Meaning("What kind of failure it was.") ErrorClass errorType,
      @Meaning("What was tried after the failure.") @Label Strategy recoveryStrategy,
      @Meaning("How often it was tried.") @Unsigned int attempts,
      @Meaning("Whether it helped.") @Label boolean recovered,
      @Meaning("How long it took from the failure on.") @Measure(Unit.MILLISECONDS)
          long durationMs) {}

  @Event(
      name = "plan_revision",
      purpose = "Shows how often people change a plan before they agree to it; never the plan.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record PlanRevision(
      @Meaning("Which version of the plan it is.") @Unsigned int revisionNumber,
      @Meaning("What was done with the plan; cap_reached where it had been refined too often.")
          @Label
          PlanAction action) {}

  @Event(
      name = "plan_no_tool_generation",
      purpose = "Shows which models plan without looking at anything, which makes bad plans.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record PlanWithoutTool(
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Meaning(
              value = "The model's public name; any other leaves as other.",
              example = "claude-sonnet-4.6")
          @Identifier(pattern = Shapes.MODEL, maxLength = 100)
          String modelId,
      @Meaning("Whose service the model was asked at; one that the tool does not know is other.")
          Provider providerId,
      @Meaning("Why the model stopped.") FinishReason finishReason,
      @Meaning("Tokens of the answer.") @Count(Unit.TOKENS) long tokensOutput) {}
}
