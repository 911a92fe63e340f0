package dev.candor.reference.multica;

import dev.candor.Meaning;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on every event of the server: which of the product's things it is about, all by ids
 * that the product minted at random, and under which terms it was recorded. An id is absent where
 * there is no such thing. Source, runtime mode and provider belong here too; they stand on the
 * events themselves, since some count by them.
 */
record Core(
    @Meaning("the user, by a random id") @Opaque @Nullable UUID userId,
    @Meaning("the workspace, by its random id") @Opaque @Nullable UUID workspaceId,
    @Meaning("the agent that does the work, by its random id") @Opaque @Nullable UUID agentId,
    @Meaning("the task, by its random id") @Opaque @Nullable UUID taskId,
    @Meaning("the issue, by its random id") @Opaque @Nullable UUID issueId,
    @Meaning("the chat, by its random id") @Opaque @Nullable UUID chatSessionId,
    @Meaning("the run of an autopilot, by its random id") @Opaque @Nullable UUID autopilotRunId,
    @Meaning("which installation of the service this is") Environment environment,
    @Unsigned @Meaning("which edition of these properties this is; always 2")
        int eventSchemaVersion,
    @Meaning("whether it was done in a demonstration; always false") boolean isDemo) {

  /** Who answers for the events. */
  static final String OWNER = "telemetry@multica.example";

  private static final int SCHEMA_VERSION = 2;

  /** What a user did in a workspace, or outside any. */
  static Core of(Environment environment, @Nullable UUID user, @Nullable UUID workspace) {
    return new Core(
        user, workspace, null, null, null, null, null, environment, SCHEMA_VERSION, false);
  }

  /** The same, about an agent, its task and the issue or chat that the task is for. */
  Core about(
      @Nullable UUID agent, @Nullable UUID task, @Nullable UUID issue, @Nullable UUID chatSession) {
    return new Core(
        userId,
        workspaceId,
        agent,
        task,
        issue,
        chatSession,
        autopilotRunId,
        environment,
        eventSchemaVersion,
        isDemo);
  }

  /** The same, in a run of an autopilot, done by an agent. */
  Core inRun(UUID autopilotRun, @Nullable UUID agent) {
    return new Core(
        userId,
        workspaceId,
        agent,
        taskId,
        issueId,
        chatSessionId,
        autopilotRun,
        environment,
        eventSchemaVersion,
        isDemo);
  }
}
