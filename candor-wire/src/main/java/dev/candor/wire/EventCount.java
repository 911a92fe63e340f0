package dev.candor.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How often an event happened in a run, and how its measured fields were spread: what leaves of an
 * event at tier METRICS. It says neither who nor when.
 *
 * <pre>
 * {"name":"build.finished","labels":{"outcome":"ok"},"n":12,
 *  "sum":{"startup_ms":4120},"buckets":{"startup_ms":[0,3,9,0]}}
 * </pre>
 *
 * <p>Sums are in the unit of the field. Buckets say how many values were at most the first upper
 * bound of the field's histogram, how many above that and at most the second, and so on; the last
 * one, how many were above all bounds.
 *
 * @param name the event's name
 * @param labels the value of each label; one that the event left out is absent
 * @param n how often
 * @param sums the sum of each measured or counted field
 * @param buckets of each measured field, one more than its histogram has bounds
 */
public record EventCount(
    String name,
    Map<String, String> labels,
    long n,
    Map<String, Double> sums,
    Map<String, List<Long>> buckets) {

  /** Up to here every whole number is a double. */
  private static final double EXACT = 1L << 53;

  /** Copies its collections. */
  public EventCount {
    labels = Map.copyOf(labels);
    sums = Map.copyOf(sums);
    buckets = copies(buckets);
  }

  private static Map<String, List<Long>> copies(Map<String, List<Long>> buckets) {
    Map<String, List<Long>> copies = new TreeMap<>();
    buckets.forEach((field, counts) -> copies.put(field, List.copyOf(counts)));
    return Map.copyOf(copies);
  }

  /** Writes it. The same count gives the same bytes. */
  public void write(JsonWriter out) {
    out.beginObject();
    out.name("name").value(name);
    each("labels", labels, out, (label, value) -> out.name(label).value(value));
    out.name("n").value(n);
    each("sum", sums, out, (field, sum) -> number(out.name(field), sum));
    each(
        "buckets",
        buckets,
        out,
        (field, counts) -> {
          out.name(field).beginArray();
          counts.forEach(out::value);
          out.endArray();
        });
    out.endObject();
  }

  private static <V> void each(
      String name, Map<String, V> members, JsonWriter out, BiConsumer<String, V> member) {
    if (!members.isEmpty()) {
      out.name(name).beginObject();
      new TreeMap<>(members).forEach(member);
      out.endObject();
    }
  }

  private static void number(JsonWriter out, double number) {
    if (number == Math.rint(number) && Math.abs(number) <= EXACT) {
      out.value((long) number);
    } else {
      out.value(number);
    }
  }

  /**
   * Reads one.
   *
   * @throws MalformedException if it is none
   */
  public static EventCount of(Json.Members count) {
    return new EventCount(
        count.text("name"),
        each(count, "labels", EventCount::text),
        count.whole("n"),
        each(count, "sum", EventCount::number),
        each(count, "buckets", EventCount::wholes));
  }

  private static <V> Map<String, V> each(Json.Members count, String name, Function<Json, V> value) {
    Map<String, V> members = new LinkedHashMap<>();
    count.object(name).members().forEach((member, json) -> members.put(member, value.apply(json)));
    return members;
  }

  private static String text(Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw new MalformedException("a label must be a text, not " + value);
  }

  private static Double number(Json value) {
    if (value instanceof Json.Whole whole) {
      return (double) whole.value();
    }
    if (value instanceof Json.Decimal decimal) {
      return decimal.value();
    }
    throw new MalformedException("a sum must be a number, not " + value);
  }

  private static List<Long> wholes(Json value) {
    if (value instanceof Json.Array array) {
      return array.values().stream().map(EventCount::whole).toList();
    }
    throw new MalformedException("buckets must be an array, not " + value);
  }

  private static Long whole(Json value) {
    if (value instanceof Json.Whole whole) {
      return whole.value();
    }
    throw new MalformedException("a bucket must be a whole number, not " + value);
  }
}
