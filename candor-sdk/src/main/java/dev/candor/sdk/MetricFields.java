package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.WireNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one event what its metrics are made of: the labels, each one of the values that the plan
 * lists, and the measured numbers. All else is passed over, whatever it is.
 */
final class MetricFields implements FieldWriter {

  /** The value of a label that the event left out. */
  static final String ABSENT = "";

  private final MetricPlan.OfEvent plan;
  private final String[] labels;
  private final double[] measures;
  private List<String> negative = List.of();
  private boolean inMap;

  private MetricFields(MetricPlan.OfEvent plan) {
    this.plan = plan;
    this.labels = new String[plan.labels().size()];
    this.measures = new double[plan.measures().size()];
    Arrays.fill(labels, ABSENT);
    Arrays.fill(measures, Double.NaN);
  }

  /**
   * Reads an event.
   *
   * @throws RuntimeException what an accessor of the event throws
   */
  static <E extends Record> MetricFields of(
      MetricPlan.OfEvent plan, EventCodec<E> codec, Record event) {
    MetricFields fields = new MetricFields(plan);
    codec.write(codec.type().cast(event), fields);
    return fields;
  }

  /** The same, as if the event had left out these fields. */
  MetricFields without(Set<String> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    MetricFields left = new MetricFields(plan);
    plan.labelled()
        .forEach((field, at) -> left.labels[at] = fields.contains(field) ? ABSENT : labels[at]);
    plan.measured()
        .forEach(
            (field, at) -> left.measures[at] = fields.contains(field) ? Double.NaN : measures[at]);
    return left;
  }

  MetricPlan.OfEvent plan() {
    return plan;
  }

  /** A value for each of the event's labels. */
  List<String> labels() {
    return List.of(labels);
  }

  /** Whether the event said a number for the measured field in a place. */
  boolean has(int place) {
    return !Double.isNaN(measures[place]);
  }

  /** The number of the measured field in a place, in the field's unit. */
  double measure(int place) {
    return measures[place];
  }

  /** The fields that were left out, as their numbers are never negative and were. */
  List<String> negative() {
    return negative;
  }

  private void label(String name, @Nullable String value) {
    Integer place = inMap ? null : plan.labelled().get(name);
    if (place != null && value != null && plan.labels().get(place).values().contains(value)) {
      labels[place] = value;
    }
  }

  @Override
  public void flag(String name, boolean value) {
    label(name, value ? "true" : "false");
  }

  @Override
  public void constant(String name, @Nullable String value) {
    label(name, value);
  }

  @Override
  public void oneOf(String name, @Nullable String value, Set<String> values, String otherwise) {
    label(name, value == null || values.contains(value) ? value : otherwise);
  }

  @Override
  public void count(String name, long value) {
    measure(name, (double) value);
  }

  @Override
  public void measure(String name, long value) {
    measure(name, (double) value);
  }

  @Override
  public void measure(String name, double value) {
    Integer place = inMap ? null : plan.measured().get(name);
    if (place != null && Double.isFinite(value)) {
      boolean fits = value >= 0 || !plan.measures().get(place).unsigned();
      measures[place] = fits ? value : Double.NaN;
      if (!fits) {
        negative = negative.isEmpty() ? new ArrayList<>() : negative;
        negative.add(name);
      }
    }
  }

  @Override
  public void beginMap(String name) {
    inMap = true;
  }

  @Override
  public void endMap() {
    inMap = false;
  }

  @Override
  public void whole(String name, long value) {}

  @Override
  public void unsigned(String name, long value) {}

  @Override
  public void decimal(String name, double value) {}

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {}

  @Override
  public void opaque(String name, @Nullable String value) {}

  @Override
  public void opaque(String name, @Nullable UUID value) {}

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo) {}

  @Override
  public void masked(String name, @Nullable String value, int maxLength) {}

  @Override
  public void crash(String name, @Nullable Throwable failure) {}

  @Override
  public void local(String name, @Nullable String value) {}

  @Override
  public void local(String name, long value) {}

  @Override
  public void local(String name, double value) {}

  @Override
  public void local(String name, boolean value) {}

  @Override
  public void constants(
      String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names) {}

  @Override
  public void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise) {}

  @Override
  public void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength) {}

  @Override
  public void opaques(String name, @Nullable List<String> values, int max) {}

  @Override
  public void hashes(String name, @Nullable List<String> values, int max, HashScope scope) {}

  @Override
  public void locals(String name, @Nullable List<String> values, int max) {}

  @Override
  public void numbers(String name, @Nullable List<? extends Number> values, int max) {}
}
