package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Meaning;
import org.jspecify.annotations.Nullable;

/** What the extension records of opening a remote workspace, step by step. */
final class RemoteEvents {

  private RemoteEvents() {}

  /** Why a set-up ended without a connection and without a failure. */
  enum Outcome {
    WORKSPACE_NOT_FOUND,
    INCOMPATIBLE_SERVER
  }

  @Event(
      name = "remote.setup",
      purpose = "Shows how long people wait until they can work in a remote workspace.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE)
  record SetUp(
      @Meaning("Why there is nothing to connect to; absent where there is.")
          @Nullable Outcome outcome,
      @Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.cli_resolve",
      purpose = "Shows how much of that wait is finding the command-line program.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CliResolved(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.compatibility_check",
      purpose = "Shows how much of that wait is comparing versions with the deployment.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CompatibilityChecked(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.cli_configure",
      purpose = "Shows how much of that wait is setting up the command-line program.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CliConfigured(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.workspace_lookup",
      purpose = "Shows how much of that wait is finding the workspace.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record WorkspaceLookedUp(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.workspace_monitor_setup",
      purpose = "Shows how much of that wait is beginning to watch the workspace.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record MonitorSetUp(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.workspace_ready",
      purpose = "Shows how much of that wait is waiting for the workspace to start.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record WorkspaceReady(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.agent_resolve",
      purpose = "Shows how much of that wait is finding the workspace's agent.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record AgentResolved(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.ssh_config_write",
      purpose = "Shows how much of that wait is writing the settings of SSH.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record SshConfigWritten(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.ssh_monitor_setup",
      purpose = "Shows how much of that wait is beginning to watch the connection.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record SshMonitorSetUp(@Embedded SpanEnd end) {}

  @Event(
      name = "remote.setup.connection_handoff",
      purpose = "Shows how much of that wait is handing the connection to the editor.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record HandedOff(@Embedded SpanEnd end) {}
}
