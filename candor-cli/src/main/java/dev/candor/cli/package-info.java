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
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.cli;

import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
