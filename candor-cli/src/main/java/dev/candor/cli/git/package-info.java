/** The history of a git repository as events: real work of real developers, authors hashed. */
@Product(
    name = "git",
    insights = {
      @Insight(
          name = "active developers",
          kind = InsightKind.TREND,
          events = CommitAuthored.class,
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.cli.git;

import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Product;
import org.jspecify.annotations.NullMarked;
