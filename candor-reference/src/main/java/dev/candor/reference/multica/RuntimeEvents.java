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
      @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Nullable EventSource source,
      @Label RuntimeMode runtimeMode,
      @Label Provider provider,
      @Identifier(pattern = Versions.PATTERN, maxLength = Versions.LENGTH)
          @Nullable String runtimeVersion,
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
      @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Nullable EventSource source,
      @Label RuntimeMode runtimeMode,
      @Label Provider provider,
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
      @Nullable EventSource source,
      @Label RuntimeMode runtimeMode,
      @Label Provider provider,
      @Label FailureReason failureReason,
      @Nullable ErrorType errorType,
      @Label boolean recoverable) {}

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
      @Opaque @Nullable UUID runtimeId,
      @Opaque @Meaning("the daemon, by the id that it minted") @Nullable String daemonId,
      @Nullable EventSource source,
      @Label RuntimeMode runtimeMode,
      @Label Provider provider) {}
}
