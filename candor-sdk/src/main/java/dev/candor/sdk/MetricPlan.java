package dev.candor.sdk;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a product's metrics are made of, by event. Safe for use by several threads. */
final class MetricPlan {

  private final Map<String, OfEvent> events = new HashMap<>();

  MetricPlan(TrackingPlan plan) {
    for (EventPlan event : plan.events()) {
      events.put(event.name(), OfEvent.of(event, MetricFamily.of(plan.product(), event)));
    }
  }

  /** What an event's metrics are made of, or null where the plan has none of that name. */
  @Nullable OfEvent event(String name) {
    return events.get(name);
  }

  /**
   * What one event's metrics are made of.
   *
   * @param counter its own counter
   * @param labels in the order of the families' labels
   * @param measures its measured and counted fields
   * @param labelled where a field stands among the labels, by its name
   * @param measured where a field stands among the measures, by its name
   */
  record OfEvent(
      MetricFamily counter,
      List<OfLabel> labels,
      List<OfMeasure> measures,
      Map<String, Integer> labelled,
      Map<String, Integer> measured) {

    OfEvent {
      labels = List.copyOf(labels);
      measures = List.copyOf(measures);
      labelled = Map.copyOf(labelled);
      measured = Map.copyOf(measured);
    }

    static OfEvent of(EventPlan event, List<MetricFamily> families) {
      Map<String, Integer> labelled = new HashMap<>();
      Map<String, Integer> measured = new HashMap<>();
      List<OfLabel> labels = new ArrayList<>();
      for (MetricFamily.Label label : families.get(0).labels()) {
        labelled.put(label.field(), labels.size());
        labels.add(new OfLabel(label.name(), Set.copyOf(label.values())));
      }
      List<OfMeasure> measures = new ArrayList<>();
      for (MetricFamily family : families.subList(1, families.size())) {
        measured.put(family.field(), measures.size());
        measures.add(
            new OfMeasure(family, family.bounds(), isUnsigned(event.fields(), family.field())));
      }
      return new OfEvent(families.get(0), labels, measures, labelled, measured);
    }

    private static boolean isUnsigned(List<FieldPlan> fields, String name) {
      return fields.stream()
          .anyMatch(field -> field.name().equals(name) && field.type() == FieldType.UNSIGNED);
    }
  }

  /**
   * A label.
   *
   * @param values all that it can have
   */
  record OfLabel(String name, Set<String> values) {

    OfLabel {
      values = Set.copyOf(values);
    }
  }

  /**
   * A measured or counted field.
   *
   * @param family its histogram or counter
   * @param bounds the upper bounds of a histogram, in the field's unit
   * @param unsigned whether it is never negative
   */
  record OfMeasure(MetricFamily family, List<Double> bounds, boolean unsigned) {

    OfMeasure {
      bounds = List.copyOf(bounds);
    }

    boolean isHistogram() {
      return family.kind() == MetricFamily.Kind.HISTOGRAM;
    }

    /** In which bucket a value is. */
    int bucket(double value) {
      int bucket = 0;
      while (bucket < bounds.size() && value > bounds.get(bucket)) {
        bucket++;
      }
      return bucket;
    }
  }
}
