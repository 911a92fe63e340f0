package dev.candor.collector.ingest;

import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plans that a collector judges by, one a product. Safe for use by several threads. */
public final class Plans {

  private final Map<String, Rules> byProduct = new TreeMap<>();
  private final boolean acceptUnplanned;

  /**
   * With one plan a product.
   *
   * @param acceptUnplanned whether a product without a plan may send all the same
   * @throws IllegalArgumentException if two are of the same product
   */
  public Plans(List<TrackingPlan> plans, boolean acceptUnplanned) {
    this.acceptUnplanned = acceptUnplanned;
    for (TrackingPlan plan : plans) {
      if (byProduct.put(plan.product().name(), new Rules(plan)) != null) {
        throw new IllegalArgumentException(
            "two plans are of the product '%s': give one".formatted(plan.product().name()));
      }
    }
  }

  /** Whether events of a product may come at all. */
  boolean admits(String product) {
    return acceptUnplanned || byProduct.containsKey(product);
  }

  /** The rules of a product, or null where it has no plan. */
  @Nullable Rules of(String product) {
    return byProduct.get(product);
  }
}
