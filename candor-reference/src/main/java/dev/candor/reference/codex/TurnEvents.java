package dev.candor.reference.codex;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.OPERATIONAL;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Tier.METRICS;
import static dev.candor.Unit.MILLISECONDS;
import static dev.candor.Unit.TOKENS;

import dev.candor.Count;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Opaque;
import dev.candor.PerKey;
import dev.candor.Unsigned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of conversations and their turns for the product's own analytics. */
final class TurnEvents {

  private TurnEvents() {}

  /** How a conversation came about. */
  enum Initialization {
    NEW,
    FORKED,
    RESUMED
  }

  /** Who began it. */
  enum ThreadSource {
    USER,
    SUBAGENT,
    OTHER
  }

  /** What began a conversation below another. */
  enum SubagentSource {
    REVIEW,
    COMPACT,
    THREAD_SPAWN,
    OTHER
  }

  /** How a turn ended. */
  enum Status {
    COMPLETED,
    FAILED,
    INTERRUPTED
  }

  /** What kind of failure ended a turn. */
  enum TurnError {
    CONTEXT_WINDOW_EXCEEDED,
    USAGE_LIMIT,
    SERVER_OVERLOADED,
    UNAUTHORIZED,
    BAD_REQUEST,
    STREAM_DISCONNECTED,
    SANDBOX,
    OTHER
  }

  /** What tokens were spent on. */
  enum TokenKind {
    INPUT,
    CACHED_INPUT,
    OUTPUT,
    REASONING_OUTPUT,
    TOTAL
  }

  /** A kind of tool. */
  enum ToolKind {
    SHELL,
    FILE_CHANGE,
    MCP,
    WEB_SEARCH,
    IMAGE,
    SUBAGENT,
    OTHER
  }

  /** What a guardian said of a call. */
  enum Review {
    APPROVED,
    DENIED,
    ABORTED
  }

  @Event(
      name = "codex_thread_initialized",
      purpose = "Counts the conversations that begin, and from which program.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "thread_started_total")
  record ThreadInitialized(
      @Embedded Client client,
      @Embedded RuntimeOf runtime,
      @Opaque @Meaning("The random id of the conversation.") String threadId,
      @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
          @Meaning(value = "The model's public name.", example = "gpt-5-codex")
          String model,
      @Meaning("Whether the conversation is kept nowhere.") boolean ephemeral,
      @Meaning("Who began the conversation.") @Label ThreadSource threadSource,
      @Meaning("Whether the conversation is new, made from another, or taken up again.")
          Initialization initializationMode,
      @Meaning("What began it below another; absent where nothing did.")
          @Nullable SubagentSource subagentSource,
      @Meaning("That other conversation, by its random id; absent where there is none.") @Opaque
          @Nullable String parentThreadId,
      @Unsigned
          @Meaning(
              value = "When the conversation began, in seconds since 1970.",
              example = "1790000000")
          long createdAt) {}

  @Event(
      name = "codex_turn_event",
      purpose = "Shows what a turn costs in time, tools and tokens, and how it ended.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT,
      counter = "turn_event_total")
  record TurnEnded(
      @Opaque @Meaning("The random id of the conversation.") String threadId,
      @Opaque @Meaning("The random id of the turn.") String turnId,
      @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
          @Meaning(value = "The model's public name.", example = "gpt-5-codex")
          String model,
      @Meaning("What tools may do without being asked for.") SandboxPolicy sandboxPolicy,
      @Meaning("When the person is asked before a tool runs.") ApprovalPolicy approvalPolicy,
      @Meaning("How often a tool of that kind was used.") @PerKey("tool_count_") @Unsigned
          Map<ToolKind, Integer> toolCount,
      @Meaning("Tokens that the turn cost, of that kind.") @PerKey("tokens_") @Unsigned
          Map<TokenKind, Long> tokens,
      @Meaning("How long the turn took.")
          @Measure(value = MILLISECONDS, histogram = "turn_event_duration_seconds")
          @Unsigned
          long durationMs,
      @Unsigned
          @Meaning(value = "When the turn began, in seconds since 1970.", example = "1790000000")
          long startedAt,
      @Unsigned
          @Meaning(value = "When the turn ended, in seconds since 1970.", example = "1790000060")
          long completedAt,
      @Meaning("How the turn ended.") @Label Status status,
      @Meaning("The kind of failure. The contract sends its text; here it is only classified.")
          @Nullable TurnError turnError) {}

  @Event(
      name = "codex_guardian_review",
      purpose = "Shows how often a second model stops a call, and how long that takes.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE,
      counter = "guardian_review_total")
  record GuardianReview(
      @Opaque @Meaning("The random id of the conversation.") String threadId,
      @Opaque @Meaning("The random id of the turn.") String turnId,
      @Meaning("What was decided of the call.") @Label Review decision,
      @Meaning("How long the review took.")
          @Measure(value = MILLISECONDS, histogram = "guardian_review_duration_seconds")
          @Unsigned
          long durationMs) {}

  @Event(
      name = "codex.turn",
      purpose = "Shows where the time of a turn goes.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "turn_total")
  record TurnMeasured(
      @Embedded Speaker speaker,
      @Meaning("How long the whole turn took.")
          @Name("e2e_duration_ms")
          @Measure(value = MILLISECONDS, histogram = "turn_e2e_duration_seconds")
          @Unsigned
          long whole,
      @Meaning("How long the first token took; absent where none came.")
          @Name("ttft.duration_ms")
          @Measure(value = MILLISECONDS, histogram = "turn_to_first_token_seconds")
          @Unsigned
          @Nullable Long firstToken,
      @Meaning("How long the first text took; absent where none came.")
          @Name("ttfm.duration_ms")
          @Measure(value = MILLISECONDS, histogram = "turn_to_first_text_seconds")
          @Unsigned
          @Nullable Long firstText,
      @Meaning("How often a tool was used.")
          @Name("tool.call")
          @Count(counter = "turn_tool_calls_total")
          long toolCalls,
      @PerKey("token_usage.") @Meaning("Tokens that the turn cost, of each kind.") @Count(TOKENS)
          Map<TokenKind, Long> tokenUsage,
      @Meaning("Whether a proxy stood between the tools and the network.") @Label
          boolean networkProxy) {}
}
