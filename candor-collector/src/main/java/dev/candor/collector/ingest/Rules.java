package dev.candor.collector.ingest;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.TrackingPlan;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan, made ready to judge events by. Safe for use by several threads. */
final class Rules {

  private final String hash;
  private final Map<String, OfEvent> events = new HashMap<>();

  Rules(TrackingPlan plan) {
    this.hash = plan.hash();
    plan.events().forEach(event -> events.put(event.name(), OfEvent.of(plan.product(), event)));
  }

  /** The plan's hash. */
  String hash() {
    return hash;
  }

  /** What the plan says of an event, or null where it has none of that name. */
  @Nullable OfEvent event(String name) {
    return events.get(name);
  }

  /**
   * What the plan says of one event.
   *
   * @param fields by their names
   * @param labels by the names of the labels, which may be others than their fields'
   * @param buckets how many the histogram of a measured field has, by the name of the field
   */
  record OfEvent(
      EventPlan plan,
      Map<String, FieldRule> fields,
      Map<String, FieldRule> labels,
      Map<String, Integer> buckets) {

    /** Copies the maps. */
    OfEvent {
      fields = Map.copyOf(fields);
      labels = Map.copyOf(labels);
      buckets = Map.copyOf(buckets);
    }

    static OfEvent of(ProductPlan product, EventPlan plan) {
      Map<String, FieldRule> fields = new HashMap<>();
      plan.fields()
          .forEach(field -> fields.put(field.name(), new FieldRule(field, product.ownPackages())));
      for (FieldPlan field : plan.fields()) {
        FieldPlan raw = RawIdentity.of(field);
        if (raw != null) {
          fields.putIfAbsent(raw.name(), new FieldRule(raw, product.ownPackages()));
        }
      }
      Map<String, FieldRule> labels = new HashMap<>();
      Map<String, Integer> buckets = new HashMap<>();
      for (MetricFamily family : MetricFamily.of(product, plan)) {
        if (family.kind() == MetricFamily.Kind.HISTOGRAM) {
          buckets.put(family.field(), family.buckets().size() + 1);
        }
        for (MetricFamily.Label label : family.labels()) {
          FieldRule rule = fields.get(label.field());
          if (rule != null) {
            labels.put(label.name(), rule);
          }
        }
      }
      return new OfEvent(plan, fields, labels, buckets);
    }

    boolean metricsOnly() {
      return plan.terms().metricsOnly();
    }

    boolean operational() {
      return plan.terms().operational();
    }
  }
}
