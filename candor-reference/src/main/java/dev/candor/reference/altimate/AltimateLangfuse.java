package dev.candor.reference.altimate;

import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.sdk.sink.Observation;

/**
 * How Langfuse is shown what altimate-code's models and tools did. What a session cost in all is
 * shown with it, but not as a cost: Langfuse adds up those of the generations itself.
 */
public final class AltimateLangfuse {

  private static final String MESSAGE = "message_id";

  private AltimateLangfuse() {}

  /** By the first contract, whose tokens are in an object. */
  public static LangfuseProtocol first(LangfuseProtocol langfuse) {
    return sessions(langfuse)
        .with(
            generation()
                .field("tokens.input", "gen_ai.usage.input_tokens")
                .field("tokens.output", "gen_ai.usage.output_tokens")
                .field("tokens.reasoning", "gen_ai.usage.reasoning.output_tokens")
                .usage("tokens.input", "input")
                .usage("tokens.output", "output")
                .usage("tokens.cache_read", "input_cache_read")
                .usage("tokens.cache_write", "input_cache_creation"))
        .with(toolCall());
  }

  /**
   * By the later contract, whose tokens are flat. The conventions' input has what came from caches
   * in it, so that is the total; what Langfuse adds up has each token once.
   */
  public static LangfuseProtocol later(LangfuseProtocol langfuse) {
    return sessions(langfuse)
        .with(
            generation()
                .field("tokens_input_total", "gen_ai.usage.input_tokens")
                .field("tokens_output", "gen_ai.usage.output_tokens")
                .field("tokens_reasoning", "gen_ai.usage.reasoning.output_tokens")
                .usage("tokens_input", "input")
                .usage("tokens_output", "output")
                .usage("tokens_cache_read", "input_cache_read")
                .usage("tokens_cache_write", "input_cache_creation"))
        .with(toolCall());
  }

  private static LangfuseProtocol sessions(LangfuseProtocol langfuse) {
    return langfuse
        .with(
            Observation.of("session_start", Observation.Kind.EVENT)
                .field("agent", "gen_ai.agent.name"))
        .with(Observation.of("session_end", Observation.Kind.AGENT));
  }

  private static Observation generation() {
    return Observation.of("generation", Observation.Kind.GENERATION)
        .field("model_id", "gen_ai.request.model")
        .field("provider_id", "gen_ai.provider.name")
        .field("agent", "gen_ai.agent.name")
        .field("finish_reason", "gen_ai.response.finish_reasons")
        .field("cost", "gen_ai.usage.cost")
        .traceBy(MESSAGE);
  }

  /** The plan has the kind of a failure where the contract has a text of it: it is both here. */
  private static Observation toolCall() {
    return Observation.of("tool_call", Observation.Kind.TOOL)
        .field("tool_name", "gen_ai.tool.name")
        .field("error", "error.type")
        .message("error")
        .traceBy(MESSAGE);
  }
}
