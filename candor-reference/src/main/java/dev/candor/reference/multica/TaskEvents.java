package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.Source;
import dev.candor.reference.multica.Labels.TerminalStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of agents, from the queue to their end. Metrics only: no analytics sink sees a task.
 */
final class TaskEvents {

  private TaskEvents() {}

  /** A task waits. */
  @Event(
      name = "agent_task_enqueued",
      purpose = "Counts the tasks that wait for an agent.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskEnqueued(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode) {}

  /** A task is given to a runtime. */
  @Event(
      name = "agent_task_dispatched",
      purpose = "Shows us how long tasks wait for an agent.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskDispatched(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("how long the task waited for its turn")
          @Name("queue_wait_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {
                1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000,
                3_600_000, 7_200_000
              },
              histogram = "agent_task_queue_wait_seconds")
          @Nullable Duration queueWait) {}

  /** An agent begins a task. */
  @Event(
      name = "agent_task_started",
      purpose = "Counts the tasks that agents begin.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskStarted(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Label Provider provider) {}

  /** A task ended, well or not. A failure is an {@link AgentTaskFailed} as well. */
  @Event(
      name = "agent_task_terminal",
      purpose = "Shows us how tasks end and how long they take.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskTerminal(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("how it ended") @Label TerminalStatus terminalStatus,
      @Meaning("how long the agent worked on the task")
          @Name("run_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {
                1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000,
                3_600_000, 7_200_000
              },
              histogram = "agent_task_run_seconds")
          @Nullable Duration run,
      @Meaning("how long it took from the order to the end")
          @Name("total_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {
                1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000,
                3_600_000, 7_200_000
              },
              histogram = "agent_task_total_seconds")
          @Nullable Duration total) {}

  /** A task failed. */
  @Event(
      name = "agent_task_failed",
      purpose = "Shows us why tasks fail, by kind and never by what was said.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskFailed(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("why it failed, as our classifier tells it") @Label FailureReason failureReason) {}

  /** A task ended at this attempt, the first being 1. */
  @Event(
      name = "agent_task_iterated",
      purpose = "Shows us how many attempts a task needs.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AgentTaskIterated(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("how it ended") @Label TerminalStatus terminalStatus,
      @Meaning("at which attempt the task ended")
          @Measure(
              value = Unit.COUNT,
              buckets = {1, 2, 3, 4, 5, 10},
              histogram = "agent_task_iteration_count")
          @Unsigned
          int attempt) {}

  /** A task waited too long. */
  @Event(
      name = "task_queued_expired",
      purpose = "Counts the tasks that no agent took in time.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record TaskQueuedExpired(
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode) {}

  /** A runtime kept a task and was not heard of again. */
  @Event(
      name = "task_lease_expired",
      purpose = "Counts the tasks whose agent was lost.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record TaskLeaseExpired(@Meaning("for what the task was begun") @Label Source source) {}
}
