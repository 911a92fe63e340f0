/**
 * Agent-orchestrator (AO): a daemon that runs coding agents in sessions, a command line and a
 * desktop application.
 *
 * <p>What its contract hashes plainly is keyed here, what it cleans is closed, and the commands
 * that it does not know are {@code other}. The properties that every event of the daemon carries
 * stand in {@link DaemonContext}, those of the desktop application in {@link RendererContext}, and
 * those of both in {@link Build}.
 */
@Product(
    name = "ao",
    variables = "AO",
    switches = {
      @Switch(
          name = "AO_TELEMETRY_EVENTS",
          on = {"on", "true", "1", "yes"},
          off = {"off", "false", "0", "no"},
          otherwise = Switch.Says.MISTAKE,
          unset = Switch.Says.OFF,
          reason = "AO_TELEMETRY_EVENTS"),
      @Switch(
          name = "AO_TELEMETRY_METRICS",
          nothing = {"on", "true", "1", "yes", "off", "false", "0", "no"},
          otherwise = Switch.Says.MISTAKE),
      @Switch(
          name = "AO_TELEMETRY_REMOTE",
          on = {"otlp", "posthog"},
          local = "off",
          otherwise = Switch.Says.MISTAKE,
          unset = Switch.Says.LOCAL)
    },
    defaultLevel = Level.OFF,
    identity =
        @Scheme(
            name = "ao-install-id",
            madeOf =
                "ins_ and a random UUID, made once and kept in AO's data folder, where the daemon"
                    + " and the desktop application share it"),
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "otlp", trust = Trust.OWN),
      @Destination(name = "posthog", trust = Trust.VENDOR, takes = Tier.EVENTS)
    },
    retentionDays = 400,
    ownPackages = "dev.candor.reference.ao",
    metrics = "ao",
    insights = {
      @Insight(
          name = "daily active installations",
          kind = InsightKind.TREND,
          events = {CommandEvents.AppActive.class, CommandEvents.OldAppActive.class},
          revised = "2026-11-21"),
      @Insight(
          name = "weekly retention",
          kind = InsightKind.RETENTION,
          events = {CommandEvents.AppActive.class, CommandEvents.OldAppActive.class},
          revised = "2026-11-21"),
      @Insight(
          name = "activation",
          kind = InsightKind.FUNNEL,
          events = {
            DaemonEvents.DaemonStarted.class,
            SessionEvents.ProjectCreated.class,
            SessionEvents.SessionSpawned.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "onboarding",
          kind = InsightKind.FUNNEL,
          events = {
            SessionEvents.FirstProjectAdded.class,
            SessionEvents.FirstSessionSpawned.class,
            SessionEvents.FirstPrObserved.class,
            SessionEvents.FirstMerge.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "commands in use",
          kind = InsightKind.TREND,
          events = {CommandEvents.CliInvoked.class, CommandEvents.OldCliInvoked.class},
          revised = "2026-11-21"),
      @Insight(
          name = "reliability",
          kind = InsightKind.DASHBOARD,
          events = {
            WindowHealthEvents.RendererApiError.class,
            WindowHealthEvents.RendererDaemonFailure.class,
            WindowHealthEvents.RendererException.class,
            SessionEvents.SpawnFailed.class,
            DaemonEvents.ServerError.class,
            DaemonEvents.DaemonPanic.class
          },
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.ao;

import dev.candor.Switch;
import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Scheme;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
