package dev.candor.sdk.sink;

import dev.candor.wire.EventCount;
import dev.candor.wire.EventPlan;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of events as the metrics that the plan implies: a sum for each event and each counted
 * field, a histogram for each measured field, all of them deltas.
 */
final class OtlpMetrics {

  private static final int DELTA = 1;

  private final Map<String, List<MetricFamily>> families = new HashMap<>();

  OtlpMetrics(TrackingPlan plan) {
    for (EventPlan event : plan.events()) {
      families.put(event.name(), MetricFamily.of(plan.product(), event));
    }
  }

  /** Of a product whose plan is not known: of no event. */
  OtlpMetrics() {}

  /** Whether the plan has the event of a count. */
  boolean knows(EventCount count) {
    return families.containsKey(count.name());
  }

  /** How many points a count becomes. */
  int points(EventCount count) {
    return (int) of(count).stream().filter(family -> hasPoint(family, count)).count();
  }

  private List<MetricFamily> of(EventCount count) {
    return families.getOrDefault(count.name(), List.of());
  }

  /** Writes the metrics that counts of one event become, with one point each a count. */
  void write(JsonWriter out, List<EventCount> counts, Instant at) {
    for (MetricFamily family : of(counts.get(0))) {
      List<EventCount> with = counts.stream().filter(count -> hasPoint(family, count)).toList();
      if (!with.isEmpty()) {
        write(out, family, with, at);
      }
    }
  }

  private static void write(
      JsonWriter out, MetricFamily family, List<EventCount> counts, Instant at) {
    boolean sum = family.kind() == MetricFamily.Kind.COUNTER;
    out.beginObject().name("name").value(family.name());
    out.name("unit").value(unit(family));
    out.name(sum ? "sum" : "histogram").beginObject();
    out.name("dataPoints").beginArray();
    for (EventCount count : counts) {
      out.beginObject();
      OtlpAttributes.write(out, labels(count));
      OtlpTime.write(out.name("timeUnixNano"), at.toEpochMilli());
      if (sum) {
        sum(out, family, count);
      } else {
        histogram(out, family, count);
      }
      out.endObject();
    }
    out.endArray().name("aggregationTemporality").value(DELTA);
    if (sum) {
      out.name("isMonotonic").value(true);
    }
    out.endObject().endObject();
  }

  /**
   * A counter that fell is none, and a histogram needs the buckets that the plan says. A sum that
   * has no number in the base unit cannot be told.
   */
  private static boolean hasPoint(MetricFamily family, EventCount count) {
    if (family.field().isEmpty()) {
      return true;
    }
    Double sum = count.sums().get(family.field());
    if (sum == null || !Double.isFinite(family.inBase(sum))) {
      return false;
    }
    if (family.kind() == MetricFamily.Kind.COUNTER) {
      return sum >= 0;
    }
    List<Long> buckets = count.buckets().get(family.field());
    return buckets != null && buckets.size() == family.buckets().size() + 1;
  }

  private static void sum(JsonWriter out, MetricFamily family, EventCount count) {
    if (family.field().isEmpty()) {
      out.name("asInt").value(Long.toString(count.n()));
    } else {
      out.name("asDouble").value(inBase(family, count));
    }
  }

  private static void histogram(JsonWriter out, MetricFamily family, EventCount count) {
    List<Long> buckets = count.buckets().getOrDefault(family.field(), List.of());
    long values = buckets.stream().mapToLong(Long::longValue).sum();
    out.name("count").value(Long.toString(values));
    double sum = inBase(family, count);
    if (sum >= 0) { // OTLP has none for what can be negative
      out.name("sum").value(sum);
    }
    out.name("bucketCounts").beginArray();
    buckets.forEach(bucket -> out.value(Long.toString(bucket)));
    out.endArray();
    out.name("explicitBounds").beginArray();
    family.buckets().forEach(out::value);
    out.endArray();
  }

  private static double inBase(MetricFamily family, EventCount count) {
    return family.inBase(count.sums().getOrDefault(family.field(), 0.0));
  }

  private static Map<String, Json> labels(EventCount count) {
    Map<String, Json> labels = new LinkedHashMap<>();
    new TreeMap<>(count.labels()).forEach((name, value) -> labels.put(name, new Json.Text(value)));
    return labels;
  }

  /** The unit in the code that OTLP wants, UCUM. */
  private static String unit(MetricFamily family) {
    return switch (family.unit()) {
      case "" -> family.field().isEmpty() ? "{event}" : "1";
      case "seconds" -> "s";
      case "bytes" -> "By";
      case "percent" -> "%";
      case "ratio" -> "1";
      default -> "{" + family.unit() + "}";
    };
  }
}
