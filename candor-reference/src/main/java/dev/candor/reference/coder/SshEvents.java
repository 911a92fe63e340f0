package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.OPERATIONAL;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Tier.METRICS;
import static dev.candor.Unit.COUNT;
import static dev.candor.Unit.MEGABITS_PER_SECOND;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the extension records of the process and the network behind a remote workspace. */
final class SshEvents {

  private SshEvents() {}

  /** Why the process was lost. */
  enum LossCause {
    EXITED,
    NOT_FOUND,
    STALE,
    OTHER
  }

  @Event(
      name = "ssh.process.discovered",
      purpose = "Shows whether the process that carries a connection is found, and how soon.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Discovered(
      @Meaning("Whether the process was found.") boolean found,
      @Meaning("How often it was tried.") @Measure(COUNT) @Unsigned int attempts) {}

  @Event(
      name = "ssh.process.lost",
      purpose = "Shows how long connections live before they break.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Lost(
      @Meaning("Why the process is gone.") LossCause cause,
      @Meaning("How long the process had run.") @Measure(MILLISECONDS) @Unsigned long uptimeMs) {}

  @Event(
      name = "ssh.process.recovered",
      purpose = "Shows how long a broken connection takes to come back.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Recovered(
      @Meaning("How long the process was gone.") @Measure(MILLISECONDS) @Unsigned
          long recoveryDurationMs) {}

  @Event(
      name = "ssh.process.replaced",
      purpose = "Shows how often one process takes the place of another.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Replaced(
      @Meaning("Whether the process was gone before.") boolean wasLost,
      @Meaning("How long the process before had run.") @Measure(MILLISECONDS) @Unsigned
          long previousUptimeMs,
      @Meaning("How long there was none; absent where there always was one.")
          @Measure(MILLISECONDS)
          @Unsigned
          @Nullable Long lostDurationMs) {}

  @Event(
      name = "ssh.process.disposed",
      purpose = "Shows how long connections live that people end themselves.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Disposed(
      @Meaning("Whether the process was gone before.") boolean wasLost,
      @Meaning("How long the process had run.") @Measure(MILLISECONDS) @Unsigned long uptimeMs) {}

  /** Once a minute, or when the connection changes noticeably. */
  @Event(
      name = "ssh.network.sampled",
      purpose = "Shows how good the connection to a workspace is, and whether it is direct.",
      owner = "telemetry@coder.example",
      tier = METRICS,
      route = OPERATIONAL,
      category = OPERATIONS,
      activity = NONE)
  record NetworkSampled(
      @Meaning("Whether the connection goes straight to the workspace, without a relay.") @Label
          boolean p2p,
      @Hashed
          @Meaning(
              "The relay that is preferred. The contract sends its name, which a deployment"
                  + " chooses; here it is hashed.")
          String preferredDerp,
      @Meaning("How long the way there and back takes.") @Measure(MILLISECONDS) double latencyMs,
      @Meaning("How fast the workspace's answers come in; absent where nobody measured.")
          @Measure(MEGABITS_PER_SECOND)
          @Nullable Double downloadMbits,
      @Meaning("How fast what is sent goes out; absent where nobody measured.")
          @Measure(MEGABITS_PER_SECOND)
          @Nullable Double uploadMbits) {}
}
