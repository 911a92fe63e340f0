package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.Unit;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is recorded of projects, and of the sessions in them. */
final class SessionEvents {

  private SessionEvents() {}

  @Event(
      name = "ao.projects.created",
      purpose =
          "Shows how many projects people bring, and whether they have a remote, since AO does less"
              + " without.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ProjectCreated(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Whether the project's repository has a remote.") boolean hasGitRemote,
      @Meaning("What the project is: one repository, several, or a plain folder.")
          @OneOf({"single_repo", "workspace", "folder"})
          String kind) {}

  @Deprecation(replacedBy = "ao.projects.created")
  @Event(
      name = "ao.project.added",
      purpose = "Shows how many projects people bring.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ProjectAdded(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Whether the project's repository has a remote.") boolean hasGitRemote,
      @Meaning("How long adding took.") @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "ao.onboarding.first_project_added",
      purpose = "Shows how many installations come as far as a first project.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record FirstProjectAdded(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Whether the project's repository has a remote.") boolean hasGitRemote,
      @Meaning("What the project is: one repository, several, or a plain folder.")
          @OneOf({"single_repo", "workspace", "folder"})
          String kind) {}

  @Event(
      name = "ao.onboarding.first_session_spawned",
      purpose =
          "Shows how many installations come as far as a first agent, and how long that takes.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record FirstSessionSpawned(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("The agent that is run.") @Label Harness harness,
      @Meaning("What the session is for.") SessionKind kind,
      @Meaning("How long after the first project it was.") @Measure(Unit.MILLISECONDS)
          long sinceFirstProjectMs) {}

  @Event(
      name = "ao.onboarding.first_pr_observed",
      purpose = "Shows how many installations come as far as a first pull request.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record FirstPrObserved(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.onboarding.first_merge",
      purpose = "Shows how many installations come as far as merged work, which is what AO is for.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record FirstMerge(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.session.spawned",
      purpose =
          "Shows which agents people run and how long they take to start, so that we mend the slow"
              + " ones.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record SessionSpawned(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("The agent that is run.") @Label Harness harness,
      @Meaning("What the session is for.") @Label SessionKind kind,
      @Meaning("How long the start took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("The RFC's name for harness.") @Deprecation(replacedBy = "harness")
          @Nullable Harness agentKind,
      @Meaning("What the session runs in.") @Nullable RuntimeKind runtimeKind,
      @Meaning("Whether the session works on the branch of a pull request.")
          @Nullable Boolean fromPrBranch,
      @Meaning(
              "The branch that the session works on. Its name reaches the one collector that"
                  + " raw_to= in your own file or your administrator's names; everybody else gets a"
                  + " hash.")
          @Hashed(rawTo = Trust.OWN)
          @Nullable String branch) {}

  @Event(
      name = "ao.session.spawn_failed",
      purpose =
          "Shows why agents do not start, so that we can mend what keeps people from working.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record SpawnFailed(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Embedded Failure failure,
      @Meaning(value = "The daemon's own code of the failure.", example = "PROJECT_NOT_FOUND")
          @Identifier(pattern = Shapes.CODE, maxLength = 60)
          @Nullable String errorCode,
      @Meaning("The agent that is run.") @Label Harness harness,
      @Meaning("What the session was for.") SessionKind kind,
      @Meaning("How long it was tried.") @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Deprecation(replacedBy = "ao.session.spawn_failed")
  @Event(
      name = "ao.spawn.failed",
      purpose = "Shows how often agents do not start.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record OldSpawnFailed(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.session.killed",
      purpose =
          "Shows how sessions end, so that we know whether people stop them or their work is done.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SessionKilled(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Who ended the session.") @Label KillReason reason) {}

  @Event(
      name = "ao.session.restored",
      purpose = "Shows how often people come back to a session that had ended.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SessionRestored(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.lifecycle.session_terminated_unexpected",
      purpose = "Shows how often a session dies that nobody ended, which loses people's work.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record SessionTerminatedUnexpected(
      @Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.send",
      purpose =
          "Shows how much people write to their agents, in numbers of characters and nothing else.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record MessageSent(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How many characters were sent; what they say is not recorded.")
          @Measure(Unit.CHARACTERS)
          @Unsigned
          int bodyLenChars) {}

  @Event(
      name = "ao.terminal.opened",
      purpose = "Shows how often people look over an agent's shoulder.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record TerminalOpened(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.session.waiting_input_entered",
      purpose = "Shows how often agents stop and wait for a person.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record WaitingInputEntered(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How the agent waits: for an answer, or because it is blocked.")
          ActivityState state) {}

  @Event(
      name = "ao.session.waiting_input_exited",
      purpose = "Shows for how long agents wait for a person, which is time that AO could save.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record WaitingInputExited(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How the agent waits: for an answer, or because it is blocked.") ActivityState state,
      @Meaning("How long the agent waited.") @Measure(Unit.MILLISECONDS) long dwellMs,
      @Meaning("What the agent did next.") @Label ActivityState exitedTo) {}
}
