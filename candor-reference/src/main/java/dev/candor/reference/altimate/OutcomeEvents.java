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
      @Meaning("Which of the tool's agents did it; one that a person wrote is other.") Agent agent,
      @Meaning("How often the agent used a tool.") @Measure(Unit.COUNT) @Unsigned int toolCalls,
      @Meaning("How many answers of the model it took.") @Measure(Unit.COUNT) @Unsigned
          int generations,
      @Meaning("How long the agent worked.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("What the agent's work cost.") @Measure(Unit.US_DOLLARS) double cost,
      @Meaning("How often the conversation had to be shortened.") @Unsigned int compactions,
      @Meaning("How the agent's work ended.") @Label TaskOutcome outcome,
      @Meaning(
              value =
                  "The last tool that was used. The contract sends an empty text where there is"
                      + " none; here it is absent.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Nullable String finalTool,
      @Meaning(
              "What kind of failure it ended with. The contract sends an empty text where there is"
                  + " none; here it is absent.")
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
      @Meaning("Whether the task seems to have pleased whoever gave it.") @Label
          QualitySignal signal,
      @Meaning("How often a tool was used.") @Measure(Unit.COUNT) @Unsigned int toolCount,
      @Meaning("How many steps the task took.") @Measure(Unit.COUNT) @Unsigned int stepCount,
      @Meaning("How long the task took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "What kind of tool was used last; absent where none was. The contract sends none"
                  + " then.")
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
      @Meaning("What the first prompt seems to ask for, told by patterns on this machine.") @Label
          TaskIntent intent,
      @Meaning("How sure that is: 1 by a strong pattern or by none, 0.5 by a weak one.")
          @Measure(Unit.RATIO)
          double confidence,
      @Meaning("The kind of warehouse that is set up.") Warehouse warehouseType) {}

  @Event(
      name = "tool_chain_outcome",
      purpose = "Shows which tools after each other lead to success.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ToolChainOutcome(
      @Meaning(
              value = "The tools that were used, in order. The contract sends one text.",
              example = "[\"schema_inspect\", \"sql_execute\"]")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          @Size(50)
          List<String> chain,
      @Meaning("How many tools were used.") @Measure(Unit.COUNT) @Unsigned int chainLength,
      @Meaning("Whether any of them failed.") boolean hadErrors,
      @Meaning("How often work went on after a failure.") @Count int errorRecoveryCount,
      @Meaning("How the task ended.") @Label TaskOutcome finalOutcome,
      @Meaning("How long all of it took.") @Measure(Unit.MILLISECONDS) long totalDurationMs,
      @Meaning("What all of it cost.") @Measure(Unit.US_DOLLARS) double totalCost) {}

  @Event(
      name = "feature_suggestion",
      purpose = "Shows what the tool suggested, so that we know whether anybody follows.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record FeatureSuggestion(
      @Meaning("What made the tool suggest something.") @Label SuggestionType suggestionType,
      @Meaning("What was suggested.") @Size(16) List<Suggestion> suggestionsShown,
      @Meaning("The kind of warehouse that was connected; absent where it was not about one.")
          @Nullable Warehouse warehouseType) {}
}
