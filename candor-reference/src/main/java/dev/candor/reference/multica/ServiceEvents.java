package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.reference.multica.Labels.CloudOp;
import dev.candor.reference.multica.Labels.CloudStatus;
import dev.candor.reference.multica.ServiceLabels.GithubAction;
import dev.candor.reference.multica.ServiceLabels.GithubEventKind;
import dev.candor.reference.multica.ServiceLabels.HttpMethod;
import dev.candor.reference.multica.ServiceLabels.MirrorTarget;
import dev.candor.reference.multica.ServiceLabels.ReviewResult;
import dev.candor.reference.multica.ServiceLabels.WakeupResult;
import dev.candor.reference.multica.ServiceLabels.WebhookProvider;
import dev.candor.reference.multica.ServiceLabels.WebhookStatus;
import dev.candor.reference.multica.ServiceLabels.WsKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the service itself runs: requests, sockets, webhooks and what they lead to. Metrics only. */
final class ServiceEvents {

  private ServiceEvents() {}

  /** A request was answered. The health routes are not measured. */
  @Event(
      name = "http_request",
      purpose = "Shows us which parts of the service are slow or broken.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE,
      counter = "http_requests_total")
  record HttpRequest(
      @Meaning("the method of the request") @Label HttpMethod method,
      @Label
          @OneOf(
              value = {
                "/api/config",
                "/api/me",
                "/api/workspaces",
                "/api/workspaces/{id}",
                "/api/issues",
                "/api/issues/{id}",
                "/api/chats",
                "/api/agents",
                "/api/autopilots",
                "/api/feedback",
                "/api/contact-sales"
              },
              otherwise = "unmatched")
          @Meaning("the pattern of the route, never an address; the original lists no routes")
          String route,
      @Meaning("the status of the answer")
          @Label
          @OneOf({
            "200", "201", "202", "204", "301", "302", "304", "400", "401", "403", "404", "409",
            "413", "422", "429", "500", "502", "503", "504"
          })
          String status,
      @Meaning("how long the answer took")
          @Name("duration_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000},
              histogram = "http_request_duration_seconds")
          Duration duration) {}

  /** The cloud was asked for something. */
  @Event(
      name = "cloudruntime_request",
      purpose = "Counts what is asked of runtimes in the cloud, and how it is answered.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record CloudruntimeRequest(
      @Meaning("what was asked of the cloud") @Label CloudOp op,
      @Meaning("what the cloud answered") @Label CloudStatus status) {}

  /** How long the same took; apart, since it is counted by less. */
  @Event(
      name = "cloudruntime_request_timed",
      purpose = "Shows us how long runtimes in the cloud take to answer.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record CloudruntimeRequestTimed(
      @Meaning("what was asked of the cloud") @Label CloudOp op,
      @Meaning("how long the answer took")
          @Name("duration_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000},
              histogram = "cloudruntime_request_duration_seconds")
          Duration duration) {}

  /** A daemon said something. */
  @Event(
      name = "daemon_ws_message_received",
      purpose = "Shows us what daemons send, so that we can size their connection.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record DaemonWsMessageReceived(
      @Meaning("what kind of message a daemon sent") @Label WsKind kind) {}

  /** A daemon was woken. */
  @Event(
      name = "daemonws_wakeup_delivered",
      purpose = "Shows us whether daemons are there when there is work.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record DaemonwsWakeupDelivered(
      @Meaning("whether the daemon that was woken was there") @Label WakeupResult result) {}

  /** What happened could not be told to the other servers. */
  @Event(
      name = "realtime_redis_mirror_failed",
      purpose = "Shows us when open pages are told too little.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE,
      counter = "realtime_redis_mirror_errors_total")
  record RealtimeRedisMirrorFailed(
      @Label @Meaning("what was not mirrored; the original lists no values") MirrorTarget target) {}

  /** A webhook came in. */
  @Event(
      name = "webhook_delivery",
      purpose = "Shows us whether webhooks reach the work that they should start.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record WebhookDelivery(
      @Meaning("who sent it") @Label WebhookProvider provider,
      @Meaning("what became of it") @Label WebhookStatus status) {}

  /** GitHub told something. */
  @Event(
      name = "github_event_received",
      purpose = "Shows us what GitHub tells us of, so that we handle what comes.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record GithubEventReceived(
      @Meaning("what kind of event GitHub sent") @Label GithubEventKind eventKind,
      @Meaning("what had happened") @Label GithubAction action) {}

  /** Somebody reviewed a pull request. */
  @Event(
      name = "github_pr_review",
      purpose = "Shows us how reviews of what agents write end.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record GithubPrReviewed(@Meaning("what the review said") @Label ReviewResult result) {}

  /** A pull request was merged; its time only where it is positive. */
  @Event(
      name = "github_pr_merged",
      purpose = "Shows us how long the work of agents waits to be merged.",
      owner = Core.OWNER,
      tier = Tier.METRICS,
      route = Route.OPERATIONAL,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record GithubPrMerged(
      @Meaning("how long the pull request was open until it was merged")
          @Name("open_ms")
          @Measure(
              value = Unit.MILLISECONDS,
              buckets = {
                300e3,
                900e3,
                1_800e3,
                3_600e3,
                7_200e3,
                21_600e3,
                43_200e3,
                86_400e3,
                172_800e3,
                604_800e3,
                2_592_000e3
              },
              histogram = "github_pr_merge_seconds")
          @Nullable Duration open) {}
}
