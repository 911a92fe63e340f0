package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.ActorProperty;
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
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import dev.candor.reference.multica.Labels.CompletionPath;
import dev.candor.reference.multica.Labels.Platform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way from a new account to the first agent that runs. */
final class OnboardingEvents {

  private OnboardingEvents() {}

  /** Where somebody heard of the service. The original lists no values. */
  enum HeardFrom {
    SEARCH,
    SOCIAL,
    FRIEND,
    COLLEAGUE,
    BLOG,
    VIDEO,
    EVENT,
    AI_ASSISTANT,
    OTHER
  }

  /** What somebody does for a living. The original lists no values. */
  enum Role {
    ENGINEER,
    MANAGER,
    PRODUCT,
    DESIGNER,
    FOUNDER,
    RESEARCHER,
    STUDENT,
    OTHER
  }

  /** What somebody wants agents for. The original lists no values. */
  enum UseCase {
    CODING,
    REVIEW,
    TESTING,
    DOCUMENTATION,
    SUPPORT,
    RESEARCH,
    OPERATIONS,
    OTHER
  }

  /** With what somebody wants to run agents. The original lists no values. */
  enum RuntimePath {
    DESKTOP,
    CLI,
    CLOUD_WAITLIST,
    SKIP,
    OTHER
  }

  /** Where a choice was offered. The original lists no values. */
  enum Surface {
    WEB,
    DESKTOP,
    OTHER
  }

  /** Whether there was anything that can run agents. */
  enum DetectOutcome {
    FOUND,
    EMPTY
  }

  /** Somebody begins to set things up. */
  @Event(
      name = "onboarding_started",
      purpose = "Shows us how many new accounts begin to set things up.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record OnboardingStarted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("by which program it was done") @Label Platform platform) {}

  /** Somebody has answered or left out all questions. Once for each user. */
  @Event(
      name = "onboarding_questionnaire_submitted",
      purpose = "Tells us for whom and for what we build the service, in the answers you chose.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record OnboardingQuestionnaireSubmitted(
      @Embedded Core core,
      @ActorProperty
          @Size(16)
          @Meaning("the channels that were chosen; the source of other events is left out here")
          List<HeardFrom> source,
      @Meaning("what somebody does at work") @ActorProperty @Nullable Role role,
      @Meaning("for what somebody wants to use agents") @ActorProperty @Size(16)
          List<UseCase> useCase,
      @Meaning("whether the question was left out") boolean sourceSkipped,
      @Meaning("whether the question was left out") boolean roleSkipped,
      @Meaning("whether the question was left out") boolean useCaseSkipped,
      @Meaning("whether something of their own was written; what it says is not recorded")
          boolean sourceHasOther,
      @Meaning("whether something of their own was written; what it says is not recorded")
          boolean roleHasOther,
      @Meaning("whether something of their own was written; what it says is not recorded")
          boolean useCaseHasOther) {}

  /** Somebody is through with the setup. Once for each user. */
  @Event(
      name = "onboarding_completed",
      purpose = "Shows us on which way people get through the setup.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record OnboardingCompleted(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("on which way somebody got through") @Label("path") CompletionPath completionPath,
      @Meaning("whether somebody asked for a place in the cloud") boolean joinedCloudWaitlist,
      @ActorProperty(once = true)
          @Meaning(
              value = "when the setup was first through, in UTC",
              example = "2026-11-21T08:00:00Z")
          @Identifier(
              pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z",
              maxLength = 30)
          String onboardedAt) {}

  /** Somebody chooses where their agents shall run. */
  @Event(
      name = "onboarding_runtime_path_selected",
      purpose = "Shows us with what people want to run agents.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record OnboardingRuntimePathSelected(
      @Meaning("with what somebody wants to run agents") RuntimePath path,
      @Meaning("from which part of the service it came") EventSource source,
      @Meaning("where the choice was offered") Surface surface,
      @Meaning("the workspace, by its random id") @Opaque @Nullable UUID workspaceId,
      @Meaning("whether the browser runs on a Mac") boolean isMac) {}

  /** The setup has looked for programs that can run agents. */
  @Event(
      name = "onboarding_runtime_detected",
      purpose =
          "Shows us how many people can run an agent at once, and how many have to install one"
              + " first.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record OnboardingRuntimeDetected(
      @Meaning("whether there was anything that can run agents") DetectOutcome outcome,
      @Meaning("how many programs that can run agents were found") @Unsigned int runtimeCount,
      @Meaning("how many of them are running") @Unsigned int onlineCount,
      @Meaning("which they are") @Size(14) List<Provider> providers,
      @Meaning("whether Claude is among them") boolean hasClaude,
      @Meaning("whether Codex is among them") boolean hasCodex,
      @Meaning("whether Cursor is among them") boolean hasCursor,
      @Meaning("how long looking took") @Name("detect_ms") @Measure(value = Unit.MILLISECONDS)
          Duration detectDuration) {}

  /** A user of long standing is asked where they heard of the service. */
  @Event(
      name = "source_backfill_shown",
      purpose = "Counts how often we ask long-time users where they heard of the service.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record SourceBackfillShown() {}

  /** The user said it. */
  @Event(
      name = "source_backfill_submitted",
      purpose = "Counts how many long-time users told us where they heard of the service.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record SourceBackfillSubmitted() {}

  /** The user left it out. */
  @Event(
      name = "source_backfill_skipped",
      purpose =
          "Counts how many long-time users left the question for later, so that we ask less often.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record SourceBackfillSkipped() {}

  /** The user does not want to be asked. */
  @Event(
      name = "source_backfill_dismissed",
      purpose = "Counts how many long-time users do not want to be asked, so that we stop.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record SourceBackfillDismissed() {}
}
