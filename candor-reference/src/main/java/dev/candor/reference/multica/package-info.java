/**
 * multica: product analytics beside business metrics, declared as one plan.
 *
 * <p>In the original two sides are kept in step by hand: an event that goes to PostHog, and a
 * counter that goes to Prometheus. Here the counters and histograms of every event are derived from
 * its declaration, so the two cannot drift apart. Events that must never reach analytics are {@link
 * dev.candor.Route#OPERATIONAL}.
 *
 * <p><b>What the derivation adds.</b> Every event has a counter and every measured field a
 * histogram, with all labels of its event, so there are some families that the catalogue of the
 * original lacks; the test of the catalogue lists them.
 *
 * <p><b>Out of scope.</b> What is no event but a state is no event here: the gauges ({@code
 * agent_task_in_progress}, {@code http_in_flight_requests}, {@code build_info}, {@code db_pool_*},
 * {@code daemonws_*} and {@code realtime_*} but for the two families with labels) and all that a
 * sampler reads from the database ({@code active_users}, {@code active_workspaces}, {@code
 * agent_task_queued}, {@code agent_task_running}, {@code agent_task_stuck_total}, {@code
 * runtime_online}, {@code runtime_heartbeat_age_seconds}, {@code workspace_total}, {@code
 * query_seconds}, {@code query_errors_total}). Of the properties that PostHog keeps of a person,
 * the address ({@code email}) is none of the plan's; the others are declared. Of the events of the
 * browser, {@code $set}, {@code $identify}, {@code $autocapture} and {@code $rageclick} are noise
 * by the original's own taxonomy and are not declared.
 *
 * <p><b>Values that nobody lists.</b> Where the original does not list a field's values, the set
 * here is our own reading of what they can be, closed all the same, with {@code other}.
 */
@Product(
    name = "multica",
    variables = "MULTICA",
    switches =
        @Switch(
            name = "ANALYTICS_DISABLED",
            off = {"true", "1"},
            nothing = {"false", "0"},
            otherwise = Switch.Says.OFF,
            reason = "ANALYTICS_DISABLED"),
    defaultLevel = Level.LOCAL,
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "posthog", trust = Trust.VENDOR, takes = Tier.EVENTS),
      @Destination(name = "prometheus", trust = Trust.OWN, takes = Tier.METRICS)
    },
    retentionDays = 180,
    ownPackages = "dev.candor.reference.multica",
    metrics = "multica",
    insights = {
      @Insight(
          name = "core_loop",
          kind = InsightKind.DASHBOARD,
          events = {
            WorkspaceEvents.WorkspaceCreated.class,
            AgentEvents.AgentCreated.class,
            WorkEvents.IssueCreated.class,
            WorkEvents.ChatMessageSent.class,
            WorkEvents.IssueExecuted.class,
            AgentEvents.AutopilotCreated.class,
            AgentEvents.SquadCreated.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "onboarding_support",
          kind = InsightKind.DASHBOARD,
          events = {
            OnboardingEvents.OnboardingStarted.class,
            OnboardingEvents.OnboardingQuestionnaireSubmitted.class,
            OnboardingEvents.OnboardingCompleted.class,
            OnboardingEvents.OnboardingRuntimePathSelected.class,
            OnboardingEvents.OnboardingRuntimeDetected.class,
            OnboardingEvents.SourceBackfillShown.class,
            OnboardingEvents.SourceBackfillSubmitted.class,
            OnboardingEvents.SourceBackfillSkipped.class,
            OnboardingEvents.SourceBackfillDismissed.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "acquisition",
          kind = InsightKind.DASHBOARD,
          events = {
            AcquisitionEvents.Signup.class,
            AcquisitionEvents.DownloadIntentExpressed.class,
            AcquisitionEvents.DownloadPageViewed.class,
            AcquisitionEvents.DownloadInitiated.class,
            AcquisitionEvents.CloudWaitlistJoined.class,
            AcquisitionEvents.ContactSalesSubmitted.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "ops_feedback",
          kind = InsightKind.DASHBOARD,
          events = {FeedbackEvents.FeedbackOpened.class, FeedbackEvents.FeedbackSubmitted.class},
          revised = "2026-11-21"),
      @Insight(
          name = "noise",
          kind = InsightKind.DASHBOARD,
          events = AcquisitionEvents.PageView.class,
          revised = "2026-11-21"),
      @Insight(
          name = "operational",
          kind = InsightKind.DASHBOARD,
          events = {
            RuntimeEvents.RuntimeRegistered.class,
            RuntimeEvents.RuntimeReady.class,
            RuntimeEvents.RuntimeFailed.class,
            RuntimeEvents.RuntimeOffline.class,
            AutopilotEvents.AutopilotRunStarted.class,
            AutopilotEvents.AutopilotRunCompleted.class,
            AutopilotEvents.AutopilotRunFailed.class,
            AutopilotEvents.AutopilotRunSkipped.class,
            TaskEvents.AgentTaskEnqueued.class,
            TaskEvents.AgentTaskDispatched.class,
            TaskEvents.AgentTaskStarted.class,
            TaskEvents.AgentTaskTerminal.class,
            TaskEvents.AgentTaskFailed.class,
            TaskEvents.AgentTaskIterated.class,
            TaskEvents.TaskQueuedExpired.class,
            TaskEvents.TaskLeaseExpired.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "tokens_and_cost",
          kind = InsightKind.DASHBOARD,
          events = {
            LlmEvents.LlmUsage.class,
            LlmEvents.LlmUnpricedUsage.class,
            LlmEvents.LlmRequest.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "service_health",
          kind = InsightKind.DASHBOARD,
          events = {
            ServiceEvents.HttpRequest.class,
            ServiceEvents.CloudruntimeRequest.class,
            ServiceEvents.CloudruntimeRequestTimed.class,
            ServiceEvents.DaemonWsMessageReceived.class,
            ServiceEvents.DaemonwsWakeupDelivered.class,
            ServiceEvents.RealtimeRedisMirrorFailed.class,
            ServiceEvents.WebhookDelivery.class,
            ServiceEvents.GithubEventReceived.class,
            ServiceEvents.GithubPrReviewed.class,
            ServiceEvents.GithubPrMerged.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "weekly_active_workspaces",
          kind = InsightKind.TREND,
          events = {
            WorkspaceEvents.WorkspaceCreated.class,
            AgentEvents.AgentCreated.class,
            WorkEvents.IssueCreated.class,
            WorkEvents.ChatMessageSent.class,
            WorkEvents.IssueExecuted.class,
            AgentEvents.AutopilotCreated.class,
            AgentEvents.SquadCreated.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "activation",
          kind = InsightKind.FUNNEL,
          events = {
            AcquisitionEvents.PageView.class,
            AcquisitionEvents.Signup.class,
            WorkspaceEvents.WorkspaceCreated.class,
            OnboardingEvents.OnboardingRuntimeDetected.class,
            WorkEvents.IssueExecuted.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "invitation",
          kind = InsightKind.FUNNEL,
          events = {WorkspaceEvents.TeamInviteSent.class, WorkspaceEvents.TeamInviteAccepted.class},
          revised = "2026-11-21"),
      @Insight(
          name = "feedback",
          kind = InsightKind.FUNNEL,
          events = {FeedbackEvents.FeedbackOpened.class, FeedbackEvents.FeedbackSubmitted.class},
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.multica;

import dev.candor.Switch;
import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
