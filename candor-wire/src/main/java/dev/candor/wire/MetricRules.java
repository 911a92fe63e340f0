package dev.candor.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the metrics of an event may make of its fields. */
final class MetricRules {

  /** Labels of these names have a series for each of whatever they identify. */
  private static final Set<String> FORBIDDEN_LABELS =
      Set.of(
          "workspace_id",
          "user_id",
          "agent_id",
          "task_id",
          "issue_id",
          "runtime_id",
          "session_id",
          "installation_id",
          "ip");

  /** Labels that histograms and summaries have of their own. */
  private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile");

  private static final Pattern LABEL_NAME = Pattern.compile("(?!__)[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern METRIC_NAME = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern COUNTER = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*_total");

  private final EventPlan event;
  private final Problems problems;
  private final Set<String> labels = new HashSet<>();

  MetricRules(EventPlan event, Problems problems) {
    this.event = event;
    this.problems = problems;
  }

  void judge() {
    if (!event.counter().isEmpty() && !COUNTER.matcher(event.counter()).matches()) {
      problems.add(
          event,
          "counter",
          "counter '%s' must be lower-case words joined by underscores that end in '_total'"
              .formatted(event.counter()));
    }
    for (FieldPlan field : event.fields()) {
      FieldPlan.Metric metric = field.metric();
      if (metric == null) {
        continue;
      }
      if (metric.role() == FieldPlan.Role.LABEL) {
        judgeLabel(field);
      } else {
        judgeNumber(field, metric);
      }
    }
  }

  private void judgeLabel(FieldPlan field) {
    if (field.privacyClass() == PrivacyClass.LOCAL_ONLY) {
      problems.add(
          event,
          field,
          "'%s' never leaves, so nothing is counted by it; remove @Label or @LocalOnly"
              .formatted(field.name()));
      return;
    }
    if (!closed(field)) {
      problems.add(
          event,
          field,
          ("label '%s' is not closed, so its series have no bound; make it an enum, a boolean"
                  + " or a String annotated @OneOf, or remove @Label")
              .formatted(field.name()));
    }
    judgeLabelName(field, MetricFamily.labelName(field));
  }

  private static boolean closed(FieldPlan field) {
    return field.shape().form() == FieldPlan.Form.ONE
        && switch (field.privacyClass()) {
          case VALUE, ONE_OF -> field.type() == FieldType.FLAG || !field.texts().values().isEmpty();
          case LOCAL_ONLY, IDENTIFIER, OPAQUE, HASHED, CRASH, MASKED -> false;
        };
  }

  private void judgeLabelName(FieldPlan field, String name) {
    if (FORBIDDEN_LABELS.contains(String.join("_", NameRules.words(name)))) {
      problems.add(
          event,
          field,
          ("label '%s' would have a series for each of them; remove @Label from '%s' and count"
                  + " them in an insight")
              .formatted(name, field.name()));
    } else if (RESERVED_LABELS.contains(name) || !LABEL_NAME.matcher(name).matches()) {
      problems.add(
          event,
          field,
          ("label '%s' is no name that a label may have; name it in letters, digits and"
                  + " underscores with @Label(\"…\")")
              .formatted(name));
    } else if (!labels.add(name)) {
      problems.add(
          event,
          field,
          "label '%s' is there twice; name that of '%s' otherwise with @Label(\"…\")"
              .formatted(name, field.name()));
    }
  }

  private void judgeNumber(FieldPlan field, FieldPlan.Metric metric) {
    String role = PlanWriter.word(metric.role());
    boolean counter = metric.role() == FieldPlan.Role.COUNTER;
    if (field.privacyClass() == PrivacyClass.LOCAL_ONLY) {
      problems.add(
          event,
          field,
          "'%s' never leaves, so nothing measures it; remove %s or @LocalOnly"
              .formatted(field.name(), counter ? "@Count" : "@Measure"));
      return;
    }
    boolean number =
        switch (field.type()) {
          case WHOLE, UNSIGNED, DECIMAL -> field.shape().form() == FieldPlan.Form.ONE;
          case FLAG, TEXT -> false;
        };
    if (!number) {
      problems.add(
          event,
          field,
          "%s '%s' is no single number; remove @Measure or @Count".formatted(role, field.name()));
    } else if (counter && field.type() != FieldType.UNSIGNED) {
      problems.add(
          event,
          field,
          ("counter '%s' only rises, and its numbers may be negative; make it @Count on a whole"
                  + " number, or @Measure")
              .formatted(field.name()));
    }
    if (!metric.name().isEmpty() && !METRIC_NAME.matcher(metric.name()).matches()) {
      problems.add(
          event,
          field,
          "%s '%s' is no name that a metric may have; write letters, digits and underscores"
              .formatted(role, metric.name()));
    }
    judgeBuckets(field, metric);
  }

  private void judgeBuckets(FieldPlan field, FieldPlan.Metric metric) {
    if (metric.role() == FieldPlan.Role.COUNTER && !metric.buckets().isEmpty()) {
      problems.add(
          event,
          field,
          "buckets '%s' of '%s' are for a histogram; remove them, or measure it with @Measure"
              .formatted(written(metric.buckets()), field.name()));
      return;
    }
    double last = Double.NEGATIVE_INFINITY;
    for (double bound : metric.buckets()) {
      if (!(bound > last) || !Double.isFinite(bound)) {
        problems.add(
            event,
            field,
            "buckets '%s' of '%s' must rise and be finite; write each bound once, in order"
                .formatted(written(metric.buckets()), field.name()));
        return;
      }
      last = bound;
    }
  }

  private static String written(List<Double> buckets) {
    return String.join(", ", buckets.stream().map(String::valueOf).toList());
  }
}
