package dev.candor.reference.altimate.core;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Masked;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import dev.candor.reference.altimate.Agent;
import dev.candor.reference.altimate.CallStatus;
import dev.candor.reference.altimate.CommandSource;
import dev.candor.reference.altimate.ErrorClass;
import dev.candor.reference.altimate.FinishReason;
import dev.candor.reference.altimate.Provider;
import dev.candor.reference.altimate.Shapes;
import dev.candor.reference.altimate.ToolType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seven events of the first contract. */
final class CoreEvents {

  private CoreEvents() {}

  @Event(
      name = "session_start",
      purpose = "Counts sessions by model, so that we test on what people use.",
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
      @Meaning("The repository; the contract sends its id in the clear.") @Hashed
          String projectId) {}

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
      @Meaning("An object, as the first contract has it; nobody can add up what is inside one.")
          @Unsigned
          Map<TokenKind, Long> tokens,
      @Meaning("What the answer cost.") @Measure(Unit.US_DOLLARS) double cost,
      @Meaning("How long the answer took.") @Measure(Unit.MILLISECONDS) long durationMs) {}

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
      @Meaning("Whether the tool did its work.") @Label CallStatus status,
      @Meaning("How long the tool took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "Why the tool failed. The contract sends up to 500 characters of text; here the kind"
                  + " of failure that the text tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "bridge_call",
      purpose = "Shows which parts of the engine fail or are slow.",
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
  record ProcessorError(
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
      @Meaning("Which part of the tool failed.") @OneOf("processor") String context) {}

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
          @OneOf({"init", "review", "discover", "feedback"})
          String commandName,
      @Meaning("Who brought the command: the tool, a server of tools, or a skill.") @Label
          CommandSource commandSource,
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId) {}
}
