package dev.candor.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A metric that a plan implies: every event has a counter, every measured field a histogram, every
 * counted field a counter. Derived and nowhere written down a second time, so that what analytics
 * and what metrics say of an event cannot drift apart.
 *
 * <p>Names follow the conventions of Prometheus: {@code <prefix>_<event>_total} for a counter, and
 * a histogram ends in its base unit. Times are in seconds, whatever the unit of the field.
 *
 * @param name of the family
 * @param kind what it is
 * @param unit the base unit, such as {@code seconds}; empty where things are counted
 * @param scale what a field's value is multiplied by
 * @param labels in the order of the fields
 * @param buckets the upper bounds of a histogram, in the base unit; empty for a counter
 * @param event whose it is
 * @param field that it is of; empty for the event's own counter
 */
public record MetricFamily(
    String name,
    Kind kind,
    String unit,
    double scale,
    List<Label> labels,
    List<Double> buckets,
    String event,
    String field) {

  /** What a family is. */
  public enum Kind {
    /** A sum that only rises. */
    COUNTER,
    /** How many values fell under each of some bounds. */
    HISTOGRAM
  }

  /**
   * A label.
   *
   * @param name its name
   * @param field whose value it carries
   * @param values all that it can have
   */
  public record Label(String name, String field, List<String> values) {

    /** Copies its list. */
    public Label {
      values = List.copyOf(values);
    }
  }

  /** Copies its lists. */
  public MetricFamily {
    labels = List.copyOf(labels);
    buckets = List.copyOf(buckets);
  }

  /**
   * How many series it can have: the product of its labels' values, or {@link Long#MAX_VALUE} where
   * that is more than a long.
   */
  public long series() {
    long series = 1;
    for (Label label : labels) {
      long values = Math.max(1, label.values().size());
      series = series > Long.MAX_VALUE / values ? Long.MAX_VALUE : series * values;
    }
    return series;
  }

  /** A value of the field in the base unit: 9 milliseconds are 0.009 seconds. */
  public double inBase(double value) {
    return scale < 1 ? value / Math.rint(1 / scale) : value * scale; // 9 * 0.001 is more than 0.009
  }

  /** The upper bounds of a histogram, in the unit of the field. */
  public List<Double> bounds() {
    BigDecimal of = BigDecimal.valueOf(scale);
    return buckets.stream()
        .map(
            bound ->
                Double.isFinite(bound)
                    ? BigDecimal.valueOf(bound).divide(of, MathContext.DECIMAL64).doubleValue()
                    : bound)
        .toList();
  }

  /**
   * The families of an event, its own counter first.
   *
   * @throws IllegalArgumentException if the unit of a field is none that a plan may have
   */
  public static List<MetricFamily> of(ProductPlan product, EventPlan event) {
    List<MetricFamily> families = new ArrayList<>();
    List<Label> labels = labels(event);
    String counter =
        event.counter().isEmpty() ? join(stem(product, event), "total") : event.counter();
    families.add(
        new MetricFamily(
            join(product.metrics(), counter),
            Kind.COUNTER,
            "",
            1,
            labels,
            List.of(),
            event.name(),
            ""));
    for (FieldPlan field : event.fields()) {
      FieldPlan.Metric metric = field.metric();
      if (metric != null && metric.role() != FieldPlan.Role.LABEL) {
        families.add(of(product, event, field, metric, labels));
      }
    }
    return families;
  }

  private static MetricFamily of(
      ProductPlan product,
      EventPlan event,
      FieldPlan field,
      FieldPlan.Metric metric,
      List<Label> labels) {
    MetricUnit unit = MetricUnit.of(metric.unit());
    boolean counter = metric.role() == FieldPlan.Role.COUNTER;
    String derived =
        join(
            stem(product, event),
            unit.without(word(field.name())),
            unit.base(),
            counter ? "total" : "");
    return new MetricFamily(
        join(product.metrics(), metric.name().isEmpty() ? derived : metric.name()),
        counter ? Kind.COUNTER : Kind.HISTOGRAM,
        unit.base(),
        unit.scale(),
        labels,
        counter ? List.of() : unit.inBase(metric.buckets()),
        event.name(),
        field.name());
  }

  private static List<Label> labels(EventPlan event) {
    List<Label> labels = new ArrayList<>();
    for (FieldPlan field : event.fields()) {
      if (field.label()) {
        List<String> values =
            field.type() == FieldType.FLAG ? List.of("true", "false") : field.texts().values();
        labels.add(new Label(labelName(field), field.name(), values));
      }
    }
    return labels;
  }

  /** The name of the label that a field is, or would be. */
  static String labelName(FieldPlan field) {
    FieldPlan.Metric metric = field.metric();
    return metric == null || metric.name().isEmpty() ? word(field.name()) : metric.name();
  }

  /** An event's name without the product's, with which the family begins anyway. */
  private static String stem(ProductPlan product, EventPlan event) {
    String word = word(event.name());
    String prefix = product.metrics() + "_";
    return word.startsWith(prefix) ? word.substring(prefix.length()) : word;
  }

  /** A name with an underscore for whatever a metric's name may not hold. */
  private static String word(String name) {
    StringBuilder word = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (kept) {
        word.append(gap && !word.isEmpty() ? "_" : "").append(c);
      }
      gap = !kept;
    }
    return word.toString();
  }

  private static String join(String... words) {
    StringJoiner name = new StringJoiner("_");
    for (String word : words) {
      if (!word.isEmpty()) {
        name.add(word);
      }
    }
    return name.toString();
  }
}
