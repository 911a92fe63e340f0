package dev.candor.reference.codex;

import static dev.candor.Activity.NONE;
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
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is measured of the requests to a model's provider. */
final class RequestEvents {

  private RequestEvents() {}

  @Event(
      name = "codex.api_request",
      purpose = "Shows how often requests to the model fail and how long they take.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "api_request_total")
  record ApiRequest(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("How long the request took.")
          @Measure(value = MILLISECONDS, histogram = "api_request_duration_seconds")
          @Unsigned
          long durationMs,
      @Meaning("Whether the model's provider answered as it should.") @Label boolean success,
      @Meaning("The status by its first digit, for metrics, which cannot count by each.")
          @Label("status")
          StatusFamily statusFamily,
      @Meaning("The status of the answer; absent where there was none.")
          @Name("http.response.status_code")
          @Unsigned
          @Nullable Integer statusCode,
      @Name("error.message")
          @LocalOnly
          @Meaning("The failure's text. The contract sends it; here it never leaves.")
          @Nullable String errorMessage,
      @Meaning("Which attempt it is.") @Unsigned int attempt,
      @Meaning("What of the provider's was asked; absent where that is not known.")
          @OneOf({
            "/responses",
            "/responses/compact",
            "/models",
            "/chat/completions",
            "/memories/trace_summarize"
          })
          @Nullable String endpoint,
      @Meaning("Whether the request said who asks; absent where that is not known.")
          @Name("auth.header_attached")
          @Nullable Boolean headerAttached,
      @Meaning(
              "Whether it is tried again after the login was renewed; absent where that is not"
                  + " known.")
          @Name("auth.retry_after_unauthorized")
          @Nullable Boolean retryAfterUnauthorized) {}

  @Event(
      name = "codex.websocket_connect",
      purpose = "Shows how long a standing connection to the model takes to open.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "websocket_connect_total")
  record WebsocketConnect(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("How long opening took.")
          @Measure(value = MILLISECONDS, histogram = "websocket_connect_duration_seconds")
          @Unsigned
          long durationMs,
      @Meaning("Whether the connection was opened.") @Label boolean success,
      @Name("error.message")
          @LocalOnly
          @Meaning("The failure's text. The contract sends it; here it never leaves.")
          @Nullable String errorMessage) {}

  @Event(
      name = "codex.websocket_request",
      purpose = "Shows how requests over a standing connection compare with the others.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "websocket_request_total")
  record WebsocketRequest(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("How long the request took.")
          @Measure(value = MILLISECONDS, histogram = "websocket_request_duration_seconds")
          @Unsigned
          long durationMs,
      @Meaning("Whether the request was sent.") @Label boolean success,
      @Name("error.message")
          @LocalOnly
          @Meaning("The failure's text. The contract sends it; here it never leaves.")
          @Nullable String errorMessage) {}

  @Event(
      name = "codex.websocket.event",
      purpose = "Shows how quickly the answers of a standing connection are taken in.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "websocket_event_total")
  record WebsocketEvent(
      @Embedded Speaker speaker,
      @Meaning("What part of an answer it was.") @Label StreamKind kind,
      @Meaning("Whether it could be read.") @Label boolean success,
      @Meaning("How long the program waited for it.")
          @Measure(value = MILLISECONDS, histogram = "websocket_event_duration_seconds")
          @Unsigned
          long durationMs) {}

  @Event(
      name = "codex.sse_event",
      purpose =
          "Shows where the stream of an answer stalls or breaks, and how many tokens answers cost.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "sse_event_total")
  record SseEvent(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("What part of an answer it was.") @Name("event.kind") @Label("kind")
          StreamKind eventKind,
      @Meaning("Whether it could be read.") @Label boolean success,
      @Meaning("How long the program waited for it.")
          @Measure(value = MILLISECONDS, histogram = "sse_event_duration_seconds")
          @Unsigned
          long durationMs,
      @Name("error.message")
          @LocalOnly
          @Meaning("The failure's text. The contract sends it; here it never leaves.")
          @Nullable String errorMessage,
      @Meaning("Tokens that went in; only where the answer is complete.") @Count(TOKENS)
          @Nullable Long inputTokenCount,
      @Meaning("Tokens that came out; only where the answer is complete.") @Count(TOKENS)
          @Nullable Long outputTokenCount,
      @Meaning(
              "Of those that went in, tokens from the provider's cache; only where the answer is"
                  + " complete.")
          @Count(TOKENS)
          @Nullable Long cachedTokenCount,
      @Meaning(
              "Of those that came out, tokens that the model thought with; only where the answer is"
                  + " complete.")
          @Count(TOKENS)
          @Nullable Long reasoningTokenCount,
      @Meaning("Tokens of tools, as the provider counts them; only where the answer is complete.")
          @Count(TOKENS)
          @Nullable Long toolTokenCount) {}

  @Event(
      name = "codex.responses_api",
      purpose = "Shows how much of a wait is the model's own time, and how much comes on top.",
      owner = "telemetry@codex.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE,
      counter = "responses_api_total")
  record ResponsesApi(
      @Embedded Speaker speaker,
      @Name("overhead.duration_ms")
          @Meaning("What comes on top of the model's own time and the tools'.")
          @Measure(value = MILLISECONDS, histogram = "responses_api_overhead_duration_seconds")
          @Unsigned
          @Nullable Long overhead,
      @Name("inference_time.duration_ms")
          @Meaning("The model's own time.")
          @Measure(
              value = MILLISECONDS,
              histogram = "responses_api_inference_time_duration_seconds")
          @Unsigned
          @Nullable Long inference,
      @Name("engine_iapi_ttft.duration_ms")
          @Meaning("The time to the first token, as the provider's inner interface measures it.")
          @Measure(
              value = MILLISECONDS,
              histogram = "responses_api_engine_iapi_ttft_duration_seconds")
          @Unsigned
          @Nullable Long innerFirstToken,
      @Name("engine_service_ttft.duration_ms")
          @Meaning("The time to the first token, as the provider's service measures it.")
          @Measure(
              value = MILLISECONDS,
              histogram = "responses_api_engine_service_ttft_duration_seconds")
          @Unsigned
          @Nullable Long serviceFirstToken,
      @Name("engine_iapi_tbt.duration_ms")
          @Meaning("The time between two tokens, as the provider's inner interface measures it.")
          @Measure(
              value = MILLISECONDS,
              histogram = "responses_api_engine_iapi_tbt_duration_seconds")
          @Unsigned
          @Nullable Long innerBetweenTokens,
      @Name("engine_service_tbt.duration_ms")
          @Meaning("The time between two tokens, as the provider's service measures it.")
          @Measure(
              value = MILLISECONDS,
              histogram = "responses_api_engine_service_tbt_duration_seconds")
          @Unsigned
          @Nullable Long serviceBetweenTokens) {}

  @Event(
      name = "codex.auth_recovery",
      purpose = "Shows whether an expired login is renewed before work stops.",
      owner = "telemetry@codex.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE,
      counter = "auth_recovery_total")
  record AuthRecovery(
      @Embedded Conversation conversation,
      @Embedded Speaker speaker,
      @Meaning("Whether the login was renewed.") @Label boolean success) {}
}
