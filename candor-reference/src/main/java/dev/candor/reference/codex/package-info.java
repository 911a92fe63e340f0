/**
 * The coding agent of the command line: the requests, tools and turns that its team asks about.
 *
 * <p>The contract has two streams: a log that may hold what people write, and traces with lengths
 * and counts only. Here they are one: an event holds both, what is content is kept on this machine,
 * and what leaves is the trace. Events of which the contract tells no field carry the least that
 * answers their purpose; those of which it tells no name are not declared.
 *
 * <p>Metrics are counted by who speaks ({@link Speaker}) and by what is closed in an event. Of the
 * contract's labels three are none here: {@code model} and {@code app.version}, of which nobody can
 * list the values, are fields of the rows; {@code service_name}, which somebody sets for their own
 * exporter, is the exporter's and no event's. {@code codex.turn.network_proxy} is a label of {@code
 * codex.turn}, whose counter then tells the turns with one from those without. What the contract
 * calls {@code codex.responses_api_*} is one event with the six durations that the product has by
 * those names.
 */
@Product(
    name = "codex",
    variables = "CODEX",
    switches =
        @Switch(
            source = Switch.Source.SETTING,
            name = "analytics.enabled",
            off = "false",
            reason = "analytics.enabled"),
    defaultLevel = Level.LOCAL,
    destinations = {
      @Destination(name = "otel", trust = Trust.OWN),
      @Destination(name = "analytics", trust = Trust.VENDOR, takes = Tier.EVENTS),
      @Destination(name = "statsig", trust = Trust.VENDOR, takes = Tier.METRICS)
    },
    retentionDays = 180,
    ownPackages = "dev.candor.reference.codex",
    metrics = "codex",
    insights = {
      @Insight(
          name = "first-turn",
          kind = InsightKind.FUNNEL,
          events = {
            TurnEvents.ThreadInitialized.class,
            SessionEvents.ConversationStarts.class,
            SessionEvents.UserPrompt.class,
            TurnEvents.TurnEnded.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "reliability",
          kind = InsightKind.DASHBOARD,
          events = {
            RequestEvents.ApiRequest.class,
            RequestEvents.WebsocketRequest.class,
            RequestEvents.SseEvent.class,
            ToolEvents.ToolResult.class,
            TurnEvents.TurnEnded.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "asked-too-often",
          kind = InsightKind.TREND,
          events = {
            ToolEvents.ToolDecision.class,
            ToolEvents.SandboxOutcomeSeen.class,
            TurnEvents.GuardianReview.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "plug-ins-kept",
          kind = InsightKind.TREND,
          events = {
            PluginEvents.Installed.class,
            PluginEvents.Uninstalled.class,
            PluginEvents.SkillInvocation.class
          },
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.codex;

import dev.candor.Switch;
import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
