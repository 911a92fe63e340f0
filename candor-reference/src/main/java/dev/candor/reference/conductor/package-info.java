/**
 * The app that runs several agents side by side: the five things that its privacy page names.
 *
 * <p>The page names no events on the wire, so theirs are the page's words. Of what its vendor keeps
 * besides, nothing is sent: no address of the sender and no recording.
 */
@Product(
    name = "conductor",
    variables = "CONDUCTOR",
    defaultLevel = Level.LOCAL,
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "posthog", trust = Trust.VENDOR, takes = Tier.EVENTS)
    },
    retentionDays = 365,
    ownPackages = "dev.candor.reference.conductor",
    metrics = "conductor",
    insights = {
      @Insight(
          name = "first-message",
          kind = InsightKind.FUNNEL,
          events = {
            ConductorEvents.WorkspaceCreated.class,
            ConductorEvents.ModelSelected.class,
            ConductorEvents.MessageSent.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "what-breaks",
          kind = InsightKind.DASHBOARD,
          events = {ConductorEvents.ProviderError.class, ConductorEvents.UnexpectedError.class},
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.conductor;

import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
