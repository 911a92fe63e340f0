/** A product that does not exist, and the fleet of machines that seems to use it. */
@Product(
    name = "demo",
    insights = {
      @Insight(
          name = "active developers",
          kind = InsightKind.TREND,
          events = {CommandRun.class, WorkspaceOpened.class},
          revised = "2026-11-21"),
      @Insight(
          name = "active runners",
          kind = InsightKind.TREND,
          events = JobExecuted.class,
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.cli.demo;

import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
