/**
 * The editor's extension: what it writes into files of this machine for its own support, and sends
 * nowhere.
 *
 * <p>An event that lasts carries {@link dev.candor.reference.coder.SpanEnd}; its phases are events
 * of their own, named after it. The ids of a row, its trace and the deployment's address belong to
 * the row and not to the events.
 */
@Product(
    name = "coder",
    variables = "CODER",
    switches =
        @Switch(
            source = Switch.Source.SETTING,
            name = "coder.telemetry.level",
            off = "off",
            local = "local",
            otherwise = Switch.Says.LOCAL,
            reason = "setting"),
    defaultLevel = Level.LOCAL,
    destinations = {},
    retentionDays = 30,
    ownPackages = "dev.candor.reference.coder",
    metrics = "coder",
    insights = {
      @Insight(
          name = "from-login-to-work",
          kind = InsightKind.FUNNEL,
          events = {
            AuthEvents.LoggedIn.class,
            WorkspaceEvents.Opened.class,
            RemoteEvents.SetUp.class,
            ConnectionEvents.Opened.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "where-the-wait-goes",
          kind = InsightKind.DASHBOARD,
          events = {
            RemoteEvents.SetUp.class,
            RemoteEvents.CliResolved.class,
            RemoteEvents.CompatibilityChecked.class,
            RemoteEvents.CliConfigured.class,
            RemoteEvents.WorkspaceLookedUp.class,
            RemoteEvents.MonitorSetUp.class,
            RemoteEvents.WorkspaceReady.class,
            RemoteEvents.AgentResolved.class,
            RemoteEvents.SshConfigWritten.class,
            RemoteEvents.SshMonitorSetUp.class,
            RemoteEvents.HandedOff.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "connections",
          kind = InsightKind.DASHBOARD,
          events = {
            SshEvents.Lost.class,
            SshEvents.Recovered.class,
            SshEvents.NetworkSampled.class,
            HttpEvents.Requests.class,
            ConnectionEvents.Dropped.class,
            ConnectionEvents.ReconnectResolved.class
          },
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.coder;

import dev.candor.Switch;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
