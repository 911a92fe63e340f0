package dev.candor.collector.ingest;

import dev.candor.wire.TrackingPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plans that a collector judges by: of a product one or several, as people run several versions
 * of a tool, and what an earlier version left in a spool comes after an update. Safe for use by
 * several threads.
 */
public final class Plans {

  private final Map<String, OfProduct> byProduct = new TreeMap<>();
  private final boolean acceptUnplanned;

  /** The plans of one product; what names none of them is judged by the last that was given. */
  private record OfProduct(Map<String, Rules> byHash, Rules last) {}

  /**
   * With these plans.
   *
   * @param plans those of a product in the order of its versions
   * @param acceptUnplanned whether a product without a plan may send all the same
   */
  public Plans(List<TrackingPlan> plans, boolean acceptUnplanned) {
    this.acceptUnplanned = acceptUnplanned;
    for (TrackingPlan plan : plans) {
      String product = plan.product().name();
      OfProduct before = byProduct.get(product);
      Map<String, Rules> all = before == null ? new HashMap<>() : before.byHash();
      Rules rules = new Rules(plan);
      all.put(rules.hash(), rules);
      byProduct.put(product, new OfProduct(all, rules));
    }
  }

  /** Whether events of a product may come at all. */
  boolean admits(String product) {
    return acceptUnplanned || byProduct.containsKey(product);
  }

  /** The rules for what comes from somewhere, or null where its product has no plan. */
  @Nullable Rules of(Origin origin) {
    OfProduct of = byProduct.get(origin.product());
    return of == null ? null : of.byHash().getOrDefault(origin.plan(), of.last());
  }
}
