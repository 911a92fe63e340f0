package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.ONBOARDING;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Meaning;
import dev.candor.Name;
import org.jspecify.annotations.Nullable;

/** What the editor's extension records of its start and of who is logged in, never as whom. */
final class AuthEvents {

  private AuthEvents() {}

  /** How far a stored login still holds. */
  enum AuthState {
    NONE,
    STORED,
    VALID_TOKEN,
    AUTH_FAILED,
    UNKNOWN
  }

  /** What asked for a login. */
  enum LoginSource {
    AUTO_LOGIN,
    COMMAND,
    SWITCH_DEPLOYMENT,
    URI
  }

  /** How somebody is known to the deployment. */
  enum LoginMethod {
    MTLS,
    PROVIDED_TOKEN,
    STORED_TOKEN,
    KEYRING_TOKEN,
    CLI_TOKEN,
    OAUTH,
    UNKNOWN
  }

  /** Why a login did not come about. */
  enum LoginReason {
    CANCELLED,
    NO_URL,
    NO_TOKEN,
    INVALID_TOKEN,
    UNREACHABLE,
    OTHER
  }

  /** What kind of failure ended a login. */
  enum LoginError {
    AUTH_FAILED,
    EXCEPTION
  }

  /** Why somebody was logged out. */
  enum LogoutReason {
    USER,
    DEPLOYMENT_REMOVED,
    TOKEN_EXPIRED,
    OTHER_WINDOW,
    OTHER
  }

  /** Why the extension asks to log in. */
  enum PromptTrigger {
    AUTH_REQUIRED,
    MISSING_SESSION
  }

  /** What became of the question. */
  enum PromptReason {
    DISMISSED,
    OTHER_WINDOW,
    OTHER
  }

  /** What wanted a fresh login. */
  enum RefreshTrigger {
    BACKGROUND,
    REACTIVE
  }

  /** What helped against a refusal. */
  enum Recovery {
    REFRESH_SUCCESS,
    LOGIN_REQUIRED,
    NONE
  }

  /** Where credentials are kept. */
  enum Keeper {
    KEYRING,
    FILE
  }

  /** What failed to keep credentials. */
  enum KeeperError {
    BINARY,
    CLI
  }

  @Event(
      name = "activation",
      purpose = "Shows how long the editor waits for the extension to start.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Activated(
      @Meaning("What the extension knew of who is signed in.") AuthState authState,
      @Embedded SpanEnd end) {}

  @Event(
      name = "activation.deployment_init",
      purpose = "Shows how long the extension takes to reach the deployment when it starts.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record DeploymentInitialised(
      @Meaning("What the extension knew of who is signed in.") AuthState authState,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.login",
      purpose = "Shows which ways of logging in work, and how long they take.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = NONE)
  record LoggedIn(
      @Meaning("What made the extension sign in.") LoginSource source,
      @Meaning("With what it signed in.") LoginMethod method,
      @Meaning("Why it came to no end; absent where it did.") @Nullable LoginReason reason,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable LoginError errorType,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.logout",
      purpose = "Shows how often people are logged out without having asked for it.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record LoggedOut(
      @Meaning("Why somebody was signed out.") LogoutReason reason,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.login_prompted",
      purpose = "Shows how often work is interrupted by a question to log in.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record LoginPrompted(
      @Meaning("Why somebody was asked to sign in.") PromptTrigger trigger,
      @Meaning("Why nothing came of it; absent where something did.") @Nullable PromptReason reason,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.token_refresh.completed",
      purpose = "Shows whether logins are renewed before anybody notices.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record RefreshCompleted(
      @Meaning("Whether the token was renewed ahead of time or once it was refused.")
          RefreshTrigger trigger,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.token_refresh.deduped",
      purpose = "Shows how often two parts of the extension want the same renewal.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record RefreshDeduped(
      @Meaning("Whether the token was renewed ahead of time or once it was refused.")
          RefreshTrigger trigger) {}

  @Event(
      name = "auth.unauthorized_intercepted",
      purpose = "Shows whether the extension recovers by itself when the deployment refuses it.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UnauthorizedIntercepted(
      @Meaning("How work could go on after the refusal.") Recovery recovery,
      @Meaning("Whether renewing the token was tried.") boolean refreshAttempted,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.unauthorized_intercepted.received",
      purpose = "Counts how often the deployment refuses a request.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UnauthorizedReceived() {}

  @Event(
      name = "auth.session_lookup",
      purpose = "Shows how long it takes to find a stored login.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record SessionLookedUp(@Embedded SpanEnd end) {}

  @Event(
      name = "auth.credential.store",
      purpose = "Shows where keeping credentials safely fails.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CredentialStored(
      @Meaning("Whether the settings allow the system's keyring.") boolean keyringEnabled,
      @Meaning("Where the credential was kept.") Keeper category,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable KeeperError errorType,
      @Embedded SpanEnd end) {}

  @Event(
      name = "auth.credential.clear",
      purpose = "Shows where removing credentials fails, so that none is left behind.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CredentialCleared(
      @Meaning("Whether the settings allow the system's keyring.") boolean keyringEnabled,
      @Meaning("Where the credential was kept.") Keeper category,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable KeeperError errorType,
      @Embedded SpanEnd end) {}
}
