package dev.candor.reference.codex;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.CHARACTERS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the tools that a model calls: which, how long, how it ended; never with what.
 */
final class ToolEvents {

  private ToolEvents() {}

  /** Who decided. */
  enum Source {
    CONFIG,
    USER
  }

  /** What was decided of a call. */
  enum Decision {
    APPROVED,
    APPROVED_EXECPOLICY_AMENDMENT,
    APPROVED_FOR_SESSION,
    DENIED,
    ABORT
  }

  /** How a command fared in its sandbox. */
  enum SandboxOutcome {
    ALLOWED,
    DENIED,
    ESCALATED,
    UNSANDBOXED,
    FAILED
  }

  @Event(
      name = "codex.tool_decision",
      purpose = "Shows how often people are asked before a tool runs, and what they answer.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE,
      counter = "tool_decision_total")
  record ToolDecision(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @OneOf({
            "shell",
            "exec_command",
            "write_stdin",
            "apply_patch",
            "update_plan",
            "view_image",
            "web_search",
            "spawn_agent"
          })
          @Meaning("A tool of the product's own; one that somebody added is 'other'.")
          String toolName,
      @Opaque @Meaning("The random id of the call.") String callId,
      @Meaning("What was decided of the call.") @Label Decision decision,
      @Meaning("Whether the settings or the person decided.") @Label Source source) {}

  @Event(
      name = "codex.tool_result",
      purpose = "Shows which tools fail and how long they take.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE,
      counter = "tool_call_total")
  record ToolResult(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @OneOf({
            "shell",
            "exec_command",
            "write_stdin",
            "apply_patch",
            "update_plan",
            "view_image",
            "web_search",
            "spawn_agent"
          })
          @Meaning("A tool of the product's own; one that somebody added is 'other'.")
          @Label("tool")
          String toolName,
      @Opaque @Meaning("The random id of the call.") String callId,
      @LocalOnly @Meaning("What the tool was called with: for the log on this machine only.")
          @Nullable String arguments,
      @Measure(value = CHARACTERS, histogram = "tool_arguments_characters")
          @Unsigned
          @Meaning("How long that was: what may leave of it.")
          int argumentsLength,
      @Meaning("How long the tool took.")
          @Measure(value = MILLISECONDS, histogram = "tool_call_duration_seconds")
          @Unsigned
          long durationMs,
      @Meaning("Whether the tool did its work.") @Label boolean success,
      @LocalOnly @Meaning("What the tool answered: for the log on this machine only.")
          @Nullable String output,
      @Measure(value = CHARACTERS, histogram = "tool_output_characters")
          @Unsigned
          @Meaning("How long that was: what may leave of it.")
          int outputLength,
      @LocalOnly
          @Meaning("The name of a server that somebody set up: for the log on this machine only.")
          @Nullable String mcpServer) {}

  @Event(
      name = "codex.sandbox_outcome",
      purpose = "Shows how often the sandbox stands in the way of useful work.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE,
      counter = "sandbox_outcome_total")
  record SandboxOutcomeSeen(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @OneOf({
            "shell",
            "exec_command",
            "write_stdin",
            "apply_patch",
            "update_plan",
            "view_image",
            "web_search",
            "spawn_agent"
          })
          @Meaning("A tool of the product's own; one that somebody added is 'other'.")
          String toolName,
      @Opaque @Meaning("The random id of the call.") String callId,
      @Meaning("How the command fared in its sandbox.") @Label SandboxOutcome outcome) {}
}
