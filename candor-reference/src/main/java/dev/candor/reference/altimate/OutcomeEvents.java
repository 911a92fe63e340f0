package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Masked;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded of how a task came out. */
final class OutcomeEvents {

  private OutcomeEvents() {}

  @Event(
      name = "agent_outcome",
      purpose = "Shows how often agents do what they were asked to, and why they do not.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record AgentOutcome(
      Agent agent,
      @Measure(Unit.COUNT) @Unsigned int toolCalls,
      @Measure(Unit.COUNT) @Unsigned int generations,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Measure(Unit.US_DOLLARS) double cost,
      @Unsigned int compactions,
      @Label TaskOutcome outcome,
      @Meaning("The contract sends an empty text where there is none; here it is absent.")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Nullable String finalTool,
      @Meaning("The contract sends an empty text where there is none; here it is absent.")
          @Nullable ErrorClass errorClass,
      @Meaning(
              "no_tools_invoked, user_cancelled, or the words of the failure; absent where all went"
                  + " well.")
          @Masked(
              maxLength = 500,
              reason = "Three in ten failures could not be explained without their words.")
          @Nullable String reason) {}

  @Event(
      name = "task_outcome_signal",
      purpose = "Shows whether a task seems to have pleased, from how it ended.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record TaskOutcomeSignal(
      @Label QualitySignal signal,
      @Measure(Unit.COUNT) @Unsigned int toolCount,
      @Measure(Unit.COUNT) @Unsigned int stepCount,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("Absent where no tool was used; the contract sends none.")
          @Nullable ToolCategory lastToolCategory) {}

  @Event(
      name = "task_classified",
      purpose =
          "Shows what kinds of task people bring; the words are looked at here and do not leave.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record TaskClassified(
      @Label TaskIntent intent, @Measure(Unit.RATIO) double confidence, Warehouse warehouseType) {}

  @Event(
      name = "tool_chain_outcome",
      purpose = "Shows which tools after each other lead to success.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ToolChainOutcome(
      @Meaning("In order; the contract sends one text.")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Size(50)
          List<String> chain,
      @Measure(Unit.COUNT) @Unsigned int chainLength,
      boolean hadErrors,
      @Count int errorRecoveryCount,
      @Label TaskOutcome finalOutcome,
      @Measure(Unit.MILLISECONDS) long totalDurationMs,
      @Measure(Unit.US_DOLLARS) double totalCost) {}

  @Event(
      name = "feature_suggestion",
      purpose = "Shows what the tool suggested, so that we know whether anybody follows.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record FeatureSuggestion(
      @Label SuggestionType suggestionType,
      @Size(16) List<Suggestion> suggestionsShown,
      @Nullable Warehouse warehouseType) {}
}
