package dev.candor.wire;

import java.math.BigDecimal;
import java.util.List;

/**
 * A unit that a plan's numbers may be in, and what becomes of it among metrics, where each kind of
 * quantity has one base unit.
 *
 * @param word as plans spell it
 * @param base the base unit, as a metric's name says it; empty where things are counted
 * @param scale how many of the base unit one of this is
 * @param buckets of a histogram that states none, in the base unit
 * @param endings the words with which a field's name may say the unit
 */
record MetricUnit(
    String word, String base, double scale, List<Double> buckets, List<String> endings) {

  private static final List<Double> TIMES =
      List.of(
          0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0,
          3600.0);
  private static final List<Double> AGES =
      List.of(86_400.0, 604_800.0, 1_209_600.0, 2_592_000.0, 7_776_000.0, 31_536_000.0);
  private static final List<Double> SIZES = List.of(1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10);
  private static final List<Double> NUMBERS =
      List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 1e4, 1e5);
  private static final List<Double> PERCENTS =
      List.of(1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 100.0);
  private static final List<Double> RATIOS =
      List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0);
  private static final List<Double> PRICES =
      List.of(0.001, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 50.0, 100.0);

  private static final List<MetricUnit> ALL =
      List.of(
          new MetricUnit("milliseconds", "seconds", 0.001, TIMES, "milliseconds", "millis", "ms"),
          new MetricUnit("seconds", "seconds", 1, TIMES, "seconds", "secs"),
          new MetricUnit("days", "seconds", 86_400, AGES, "days"),
          new MetricUnit("bytes", "bytes", 1, SIZES, "bytes"),
          new MetricUnit("characters", "characters", 1, NUMBERS, "characters", "chars"),
          new MetricUnit("tokens", "tokens", 1, SIZES, "tokens"),
          new MetricUnit("count", "", 1, NUMBERS),
          new MetricUnit("percent", "percent", 1, PERCENTS, "percent", "pct"),
          new MetricUnit("ratio", "ratio", 1, RATIOS, "ratio"),
          new MetricUnit(
              "megabits_per_second",
              "megabits_per_second",
              1,
              NUMBERS,
              "megabits_per_second",
              "mbps"),
          new MetricUnit("us_dollars", "us_dollars", 1, PRICES, "us_dollars", "usd"),
          new MetricUnit(
              "us_dollar_ticks", "us_dollars", 1e-10, PRICES, "us_dollar_ticks", "ticks"));

  private MetricUnit(
      String word, String base, double scale, List<Double> buckets, String... endings) {
    this(word, base, scale, buckets, List.of(endings));
  }

  /** The words of all. */
  static List<String> words() {
    return ALL.stream().map(MetricUnit::word).toList();
  }

  /**
   * The unit of a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  static MetricUnit of(String word) {
    for (MetricUnit unit : ALL) {
      if (unit.word().equals(word)) {
        return unit;
      }
    }
    throw new IllegalArgumentException(
        "unit '%s' is none of %s".formatted(word, String.join(", ", words())));
  }

  /** Upper bounds in the base unit; the unit's own where none are given. */
  List<Double> inBase(List<Double> bounds) {
    return bounds.isEmpty() ? buckets : bounds.stream().map(this::inBase).toList();
  }

  /** Exact in decimals: 9 milliseconds are 0.009 seconds. What is not finite stays as it is. */
  private double inBase(double bound) {
    return Double.isFinite(bound)
        ? BigDecimal.valueOf(bound).multiply(BigDecimal.valueOf(scale)).doubleValue()
        : bound;
  }

  /** A field's name without this unit at its end: the metric's name says the base unit there. */
  String without(String field) {
    for (String ending : endings) {
      if (field.equals(ending)) {
        return "";
      }
      if (field.endsWith("_" + ending)) {
        return field.substring(0, field.length() - ending.length() - 1);
      }
    }
    return field;
  }
}
