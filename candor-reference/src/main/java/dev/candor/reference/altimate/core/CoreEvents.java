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
      @Identifier(pattern = Shapes.MODEL, maxLength = 100) String modelId,
      Provider providerId,
      Agent agent,
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
      @Measure(Unit.US_DOLLARS) double totalCost,
      @Count(Unit.TOKENS) long totalTokens,
      @Measure(Unit.COUNT) @Unsigned int toolCallCount,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

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
      @Meaning("An object, as the first contract has it; nobody can add up what is inside one.")
          @Unsigned
          Map<TokenKind, Long> tokens,
      @Measure(Unit.US_DOLLARS) double cost,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

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
      @Label CallStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "The contract sends up to 500 characters of text; here the kind of failure that the"
                  + " text tells of.")
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
      @Identifier(pattern = Shapes.METHOD, maxLength = 60) String method,
      @Label CallStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning(
              "The contract sends up to 500 characters of text; here the kind of failure that the"
                  + " text tells of.")
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
      @Identifier(pattern = Shapes.FAILURE, maxLength = 60) String errorName,
      @Masked(
              maxLength = 1000,
              reason =
                  "A failure that nobody foresaw has no kind yet; without its words it cannot be"
                      + " mended.")
          String errorMessage,
      @OneOf("processor") String context) {}

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
          @OneOf({"init", "review", "discover", "feedback"})
          String commandName,
      @Label CommandSource commandSource,
      @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId) {}
}
