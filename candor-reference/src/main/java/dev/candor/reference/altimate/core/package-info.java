/**
 * altimate-code by its first contract: seven events that go to its own ingest endpoint.
 *
 * <p>A product of its own beside {@code altimate}, because its {@code generation} carries tokens in
 * an object where the later one carries them flat, and one product may not have one name twice.
 */
@Product(
    name = "altimate-core",
    variables = "ALTIMATE",
    defaultLevel = Level.LOCAL,
    destinations = @Destination(name = "ingest", trust = Trust.VENDOR, takes = Tier.EVENTS),
    retentionDays = 400,
    ownPackages = "dev.candor.reference.altimate.core",
    metrics = "altimate_core",
    insights = {
      @Insight(
          name = "weekly retention",
          kind = InsightKind.RETENTION,
          events = CoreEvents.SessionStart.class,
          revised = "2026-11-21"),
      @Insight(
          name = "what sessions cost",
          kind = InsightKind.DASHBOARD,
          events = {CoreEvents.SessionEnd.class, CoreEvents.Generation.class},
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.altimate.core;

import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
