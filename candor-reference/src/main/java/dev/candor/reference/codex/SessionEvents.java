package dev.candor.reference.codex;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.OPERATIONAL;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Tier.METRICS;
import static dev.candor.Unit.CHARACTERS;
import static dev.candor.Unit.COUNT;
import static dev.candor.Unit.MILLISECONDS;
import static dev.candor.Unit.TOKENS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Size;
import dev.candor.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured of conversations, from their start on. */
final class SessionEvents {

  private SessionEvents() {}

  /** How much of its reasoning a model tells. */
  enum ReasoningSummary {
    NONE,
    AUTO,
    CONCISE,
    DETAILED
  }

  /** A part of the start. */
  enum StartupPhase {
    CONFIG,
    AUTH,
    MCP,
    MODEL_LIST,
    HISTORY,
    RENDER,
    OTHER
  }

  @Event(
      name = "codex.conversation_starts",
      purpose = "Shows with which settings people begin to work.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "conversation_starts_total")
  record ConversationStarts(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @OneOf({"openai", "azure", "ollama", "lmstudio", "openrouter", "amazon-bedrock"})
          @Meaning(
              "A well-known provider. The contract sends what somebody calls it; any other name is"
                  + " 'other'.")
          String providerName,
      @Meaning("How hard the model is to think; absent where nobody said.")
          @Nullable ReasoningEffort reasoningEffort,
      @Meaning("How much of its thinking the model tells; absent where nobody said.")
          @Nullable ReasoningSummary reasoningSummary,
      @Meaning("How many tokens the model takes at most.")
          @Measure(value = TOKENS, histogram = "context_window_tokens")
          @Unsigned
          @Nullable Long contextWindow,
      @Meaning("At how many tokens a conversation is shortened.")
          @Measure(value = TOKENS, histogram = "auto_compact_limit_tokens")
          @Unsigned
          @Nullable Long autoCompactTokenLimit,
      @Meaning("When the person is asked before a tool runs.") ApprovalPolicy approvalPolicy,
      @Meaning("What tools may do without being asked for.") SandboxPolicy sandboxPolicy,
      @LocalOnly
          @Size(64)
          @Meaning("Names of servers that somebody set up: for the log on this machine only.")
          List<String> mcpServers,
      @Measure(value = COUNT, histogram = "conversation_mcp_servers")
          @Unsigned
          @Meaning("How many they are: what may leave of them.")
          int mcpServerCount) {}

  @Event(
      name = "codex.user_prompt",
      purpose = "Shows how much people write at a time; never what.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "user_prompt_total")
  record UserPrompt(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("How long what was written is.")
          @Measure(value = CHARACTERS, histogram = "prompt_characters")
          @Unsigned
          int promptLength,
      @LocalOnly
          @Meaning(
              "What was written. The contract sends it where log_user_prompt is true; here it never"
                  + " leaves.")
          @Nullable String prompt) {}

  @Event(
      name = "codex.startup_phase",
      purpose = "Shows which part of the start keeps people waiting.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "startup_phase_total")
  record StartupPhaseEnded(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("Which part of the start it is.") @Label StartupPhase phase,
      @Meaning("How long that part took.")
          @Measure(value = MILLISECONDS, histogram = "startup_phase_duration_seconds")
          @Unsigned
          long durationMs) {}

  @Event(
      name = "codex.turn_ttft",
      purpose = "Shows how long people wait for the first word of an answer.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "turn_ttft_total")
  record FirstToken(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("How long the first word took.")
          @Measure(value = MILLISECONDS, histogram = "turn_ttft_duration_seconds")
          @Unsigned
          long durationMs) {}

  @Event(
      name = "codex.profile.usage",
      purpose = "Counts how often named profiles of settings are used.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "profile_usage_total")
  record ProfileUsage(@Embedded Speaker speaker) {}

  @Event(
      name = "codex.startup_prewarm",
      purpose = "Shows whether opening a connection early shortens the first wait.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "startup_prewarm_total")
  record StartupPrewarm(
      @Embedded Speaker speaker,
      @Meaning("Whether the connection that was opened early was used.") @Label boolean used,
      @Meaning("How long opening it took.")
          @Measure(value = MILLISECONDS, histogram = "startup_prewarm_duration_seconds")
          @Unsigned
          long durationMs) {}
}
