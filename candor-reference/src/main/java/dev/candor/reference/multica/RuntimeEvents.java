package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.reference.multica.Labels.RuntimeMode;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The programs that run agents: how they come, go and fail. Metrics only. */
final class RuntimeEvents {

  private RuntimeEvents() {}

  /** A runtime is new. Once for each workspace, daemon and provider. */
  @Event(
      name = "runtime_registered",
      purpose =
          "Counts which agent programs are connected, so that we keep those working that are used.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RuntimeRegistered(
      @Embedded Core core,
      @Meaning("the runtime, by its random id") @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Meaning(value = "the version of the program that the agent runs with", example = "1.4.2")
          @Identifier(pattern = Versions.PATTERN, maxLength = Versions.LENGTH)
          @Nullable String runtimeVersion,
      @Meaning(value = "the version of our command line", example = "1.4.2")
          @Identifier(pattern = Versions.PATTERN, maxLength = Versions.LENGTH)
          @Nullable String cliVersion) {}

  /** A new runtime is online for the first time. Without a duration where none was measured. */
  @Event(
      name = "runtime_ready",
      purpose = "Shows us how long an agent program needs until it can work.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RuntimeReady(
      @Embedded Core core,
      @Meaning("the runtime, by its random id") @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Meaning(
              "how long it took from the registration until it was ready; absent where it was not"
                  + " measured")
          @Name("ready_duration_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000},
              histogram = "runtime_ready_seconds")
          @Nullable Duration readyDuration) {}

  /** A runtime could not be registered. */
  @Event(
      name = "runtime_failed",
      purpose = "Shows us why agent programs cannot be connected.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RuntimeFailed(
      @Embedded Core core,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Label Provider provider,
      @Meaning("why it failed, as our classifier tells it") @Label FailureReason failureReason,
      @Meaning("what kind of failure that is") @Nullable ErrorType errorType,
      @Meaning("whether another attempt may work") @Label boolean recoverable) {}

  /** A runtime said goodbye, or nothing for too long. */
  @Event(
      name = "runtime_offline",
      purpose = "Shows us how often agent programs go away.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RuntimeOffline(
      @Embedded Core core,
      @Meaning("the runtime, by its random id") @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Label Provider provider) {}
}
