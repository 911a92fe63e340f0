package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.reference.multica.Labels.Cadence;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.SkipReason;
import dev.candor.reference.multica.Labels.TriggerKind;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs that nobody starts by hand: when, why not, and how they end. Metrics only. */
final class AutopilotEvents {

  private AutopilotEvents() {}

  /** An agent, or a squad of them. */
  enum AssigneeType {
    AGENT,
    SQUAD
  }

  /** How a run that ended well ended. */
  enum WellEnded {
    COMPLETED
  }

  /** How a run that failed ended. */
  enum BadlyEnded {
    FAILED
  }

  /** What is known of a run, whatever becomes of it. */
  record AutopilotRun(
      @Meaning("the autopilot, by its random id") @Opaque UUID autopilotId,
      @Meaning("how often the autopilot runs") @Label Cadence cadence,
      @Meaning("what started the run") @Label("trigger_kind") TriggerKind triggerSource,
      @Meaning("what the autopilot was given to; the agent that works may be a squad's leader")
          @Nullable AssigneeType assigneeType,
      @Meaning(
              "the squad that the autopilot was given to, by its random id; absent where it was one"
                  + " agent")
          @Opaque
          @Nullable UUID squadId) {}

  /** An autopilot begins. */
  @Event(
      name = "autopilot_run_started",
      purpose = "Counts the work that agents begin on their own.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AutopilotRunStarted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider,
      @Embedded AutopilotRun run) {}

  /** An autopilot is through. */
  @Event(
      name = "autopilot_run_completed",
      purpose = "Counts the work that agents do on their own, and how long it takes.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE,
      counter = "autopilot_run_terminal_total")
  record AutopilotRunCompleted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider,
      @Embedded AutopilotRun run,
      @Meaning("how long the run took") @Name("duration_ms") @Measure(value = Unit.MILLISECONDS)
          @Nullable Duration duration,
      @Meaning("how it ended") @Label WellEnded terminalStatus) {}

  /** An autopilot did not get through. */
  @Event(
      name = "autopilot_run_failed",
      purpose = "Shows us why work that agents do on their own fails.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE,
      counter = "autopilot_run_terminal_total")
  record AutopilotRunFailed(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider,
      @Embedded AutopilotRun run,
      @Meaning("how long the run took until it failed")
          @Name("duration_ms")
          @Measure(value = Unit.MILLISECONDS)
          @Nullable Duration duration,
      @Meaning("how it ended") @Label BadlyEnded terminalStatus,
      @Meaning("why it failed, as our classifier tells it") FailureReason failureReason,
      @Meaning("what kind of failure that is") @Nullable ErrorType errorType,
      @Meaning("whether it is tried again") boolean willRetry) {}

  /** An autopilot was due and did not begin. */
  @Event(
      name = "autopilot_run_skipped",
      purpose = "Shows us why work that was due is not begun.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AutopilotRunSkipped(
      @Meaning("how often the autopilot runs") @Label Cadence cadence,
      @Meaning("why the run was left out") @Label SkipReason reason) {}
}
