package dev.candor.reference.coder;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.COUNT;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the extension records of the workspaces that people open. */
final class WorkspaceEvents {

  private WorkspaceEvents() {}

  /** What a person answered when asked to start a workspace. */
  enum StartAction {
    START,
    START_AND_UPDATE,
    CANCEL
  }

  /** Which question about an update was asked. */
  enum UpdatePrompt {
    AVAILABLE,
    REQUIRED,
    CONFIRM,
    PARAMETERS
  }

  /** What a person answered to it. */
  enum UpdateAction {
    UPDATE,
    NOT_NOW,
    DISMISS
  }

  /** Where a person opened a workspace from. */
  enum Source {
    PICKER,
    SIDEBAR,
    URI,
    COMMAND,
    RECENT,
    STARTUP,
    OTHER
  }

  /** What the editor was given. */
  enum Handoff {
    FOLDER,
    RECENT_FOLDER,
    EMPTY_WINDOW,
    SAME_WINDOW,
    DEV_CONTAINER
  }

  /** Where opening it was given up. */
  enum AbortStage {
    WORKSPACE_PICK,
    AGENT_PICK,
    FOLDER_PICK,
    START
  }

  /** How a container in the workspace is opened. */
  enum DevContainerMode {
    ATTACHED,
    FROM_CONFIG
  }

  @Event(
      name = "workspace.start.triggered",
      purpose = "Counts the workspaces that the extension starts.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE)
  record StartTriggered(
      @Hashed
          @Meaning(
              "What somebody calls the workspace. The contract sends the name; here it is hashed.")
          String workspaceName) {}

  @Event(
      name = "workspace.update.triggered",
      purpose = "Counts the workspaces that the extension updates.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = NONE)
  record UpdateTriggered(
      @Hashed
          @Meaning(
              "What somebody calls the workspace. The contract sends the name; here it is hashed.")
          String workspaceName) {}

  @Event(
      name = "workspace.start.prompted",
      purpose = "Shows whether the question to start a workspace is welcome.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record StartPrompted(
      @Meaning("Whether a newer template was offered as well.") boolean updateOffered,
      @Meaning("What the person chose.") StartAction action) {}

  @Event(
      name = "workspace.update.prompted",
      purpose = "Shows whether the question to update a workspace is welcome.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record UpdatePrompted(
      @Meaning("What was asked.") UpdatePrompt prompt,
      @Meaning("What the person chose.") UpdateAction action) {}

  @Event(
      name = "workspace.open",
      purpose = "Shows from where people open workspaces, and where they give up.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record Opened(
      @Meaning("From where the workspace was opened.") Source source,
      @Meaning("The workspace's state; absent where it was not known yet.")
          @Nullable WorkspaceStatus workspaceStatus,
      @Meaning("Whether there is a newer template; absent where it was not known yet.")
          @Nullable Boolean workspaceOutdated,
      @Meaning("Whether the workspace's agent is connected; absent where it was not known yet.")
          @Nullable AgentStatus agentStatus,
      @Meaning("How far that agent has started; absent where it was not known yet.")
          @Nullable AgentLifecycle agentLifecycleState,
      @Meaning("How the editor's window was handed over; absent where it was not.")
          @Nullable Handoff handoff,
      @Meaning("At which step the person stopped it; absent where nobody did.")
          @Nullable AbortStage abortStage,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Meaning("How many agents the workspace has.") @Name("agent.count") @Measure(COUNT) @Unsigned
          @Nullable Integer agentCount,
      @Meaning("How many of them are connected.")
          @Name("agent.connected_count")
          @Measure(COUNT)
          @Unsigned
          @Nullable Integer agentConnectedCount,
      @Embedded SpanEnd end) {}

  @Event(
      name = "workspace.picker.prompted",
      purpose = "Shows how often people choose a workspace from the list.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record PickerPrompted() {}

  @Event(
      name = "workspace.dev_container.open",
      purpose = "Shows whether opening a container inside a workspace is worth supporting.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record DevContainerOpened(
      @Meaning("How the container was opened.") DevContainerMode mode, @Embedded SpanEnd end) {}

  @Event(
      name = "workspace.state_transitioned",
      purpose = "Shows how long workspaces take from state to state.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record StateChanged(
      @Meaning("The state before.") WorkspaceStatus from,
      @Meaning("The state after.") WorkspaceStatus to,
      @Meaning("What the running build is for; absent where none runs.") @Name("build.transition")
          @Nullable BuildTransition buildTransition,
      @Meaning("What started that build; absent where none runs.") @Name("build.reason")
          @Nullable BuildReason buildReason,
      @Meaning("How long the state before was seen.") @Measure(MILLISECONDS) @Unsigned
          long observedDurationMs,
      @Meaning("How long the build was seen running; absent where it was not.")
          @Measure(MILLISECONDS)
          @Unsigned
          @Nullable Long observedBuildDurationMs) {}

  @Event(
      name = "workspace.agent.state_transitioned",
      purpose = "Shows how often a workspace's agent changes its state.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record AgentStateChanged() {}
}
