/**
 * The {@code candor} program: what a tool user needs to see and limit what is recorded, and what a
 * tool author needs to look at it.
 */
@Product(
    name = "candor",
    insights = {
      @Insight(
          name = "active developers",
          kind = InsightKind.TREND,
          events = CliInvoked.class,
          revised = "2026-11-21"),
      @Insight(
          name = "runs of developer tools",
          kind = InsightKind.TREND,
          events = CliInvoked.class,
          revised = "2026-11-21"),
      @Insight(
          name = "where people get stuck with candor",
          kind = InsightKind.DASHBOARD,
          events = {FailureEvents.Misused.class, FailureEvents.Repeated.class},
          revised = "2026-11-21"),
      @Insight(
          name = "reliability of the collector",
          kind = InsightKind.DASHBOARD,
          events = {ServeEvents.Started.class, ServeEvents.Panic.class, ServeEvents.Unclean.class},
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.cli;

import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
