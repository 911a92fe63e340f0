package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.COUNT;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the extension records of its standing connection to the deployment. */
final class ConnectionEvents {

  private ConnectionEvents() {}

  /** What a connection is doing. */
  enum State {
    IDLE,
    CONNECTING,
    CONNECTED,
    AWAITING_RETRY,
    DISCONNECTED,
    DISPOSED
  }

  /** Why it changed. */
  enum Reason {
    INITIAL,
    MANUAL,
    CLOSED,
    FAILED,
    AUTH_FAILED,
    RETRY,
    DISPOSED,
    OTHER
  }

  /** Why it dropped. */
  enum Cause {
    CLEAN_CLOSE,
    UNCLEAN_CLOSE,
    NETWORK_ERROR,
    REFUSED,
    MANUAL,
    OTHER
  }

  /** How trying again ended. */
  enum ResolveOutcome {
    RECONNECTED,
    GAVE_UP
  }

  /** Why trying again was given up. */
  enum Termination {
    AUTH_FAILED,
    UNRECOVERABLE_CLOSE,
    DISPOSED,
    DISCONNECTED,
    OTHER
  }

  @Event(
      name = "connection.state_transitioned",
      purpose =
          "Shows how the connection moves from state to state, so that we find where it hangs.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Changed(
      @Meaning("The state before.") State from,
      @Meaning("The state after.") State to,
      @Meaning("What changed it.") Reason reason) {}

  @Event(
      name = "connection.opened",
      purpose = "Shows how long the connection takes to open.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Opened(
      @Identifier(pattern = RouteNames.PATTERN, maxLength = 120)
          @Meaning(
              value = "The kind of address, without names and ids.",
              example = "/api/v2/workspaces/{id}")
          String route,
      @Meaning("How long connecting took.") @Measure(MILLISECONDS) @Unsigned
          long connectDurationMs) {}

  @Event(
      name = "connection.dropped",
      purpose = "Shows how long connections last and why they drop.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Dropped(
      @Meaning("Why the connection was lost.") Cause cause,
      @Meaning(value = "The close code of the WebSocket.", example = "1006")
          @Nullable Integer closeCode,
      @Meaning("How long the connection had held.") @Measure(MILLISECONDS) @Unsigned
          long connectionDurationMs) {}

  @Event(
      name = "connection.reconnect_resolved",
      purpose = "Shows whether trying again helps, and after how many times.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record ReconnectResolved(
      @Meaning("Whether the connection came back.") ResolveOutcome outcome,
      @Meaning("What had made it necessary.") Reason reason,
      @Meaning("Why it was given up; absent where it was not.")
          @Nullable Termination terminationReason,
      @Meaning("How often it was tried.") @Measure(COUNT) @Unsigned int attempts,
      @Meaning("The longest pause between two attempts.") @Measure(MILLISECONDS) @Unsigned
          long maxBackoffMs,
      @Meaning("How long it took until that was settled.") @Measure(MILLISECONDS) @Unsigned
          long totalDurationMs) {}
}
