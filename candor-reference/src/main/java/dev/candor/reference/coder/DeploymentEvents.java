package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.Meaning;

/** What the extension records of the deployment that it works with, never its address. */
final class DeploymentEvents {

  private DeploymentEvents() {}

  /** Why the extension stopped asking the deployment. */
  enum SuspendReason {
    AUTH_FAILED,
    UNREACHABLE,
    LOGGED_OUT,
    OTHER
  }

  /** What brought the deployment back. */
  enum RecoverTrigger {
    LOGIN,
    OTHER_WINDOW,
    RETRY,
    TOKEN_REFRESH,
    OTHER
  }

  @Event(
      name = "deployment.suspended",
      purpose = "Shows how often the extension loses its deployment.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Suspended(@Meaning("Why the deployment is left alone.") SuspendReason reason) {}

  @Event(
      name = "deployment.recovered",
      purpose = "Shows what brings a lost deployment back.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Recovered(@Meaning("What brought the deployment back.") RecoverTrigger trigger) {}

  @Event(
      name = "deployment.cross_window.detected",
      purpose = "Shows how often another window of the editor changes the deployment.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CrossWindowDetected() {}

  @Event(
      name = "deployment.auth_config.recovery_failed",
      purpose = "Shows how often stored settings cannot be repaired.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record RecoveryFailed() {}
}
