package dev.candor.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no plan may say, whoever made it. The compiler holds events to these rules as they are
 * declared, and {@code candor plan check} a plan's file: the same rules, written once.
 */
public final class PlanRules {

  /** Names, as whole words, under which people tend to find what nobody meant to collect. */
  private static final Set<String> SMELLS =
      Set.of(
          "args",
          "argv",
          "prompt",
          "token",
          "password",
          "path",
          "url",
          "email",
          "query",
          "message",
          "body");

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

  /** Where a word of a name ends: at a sign, and where {@code aB} and {@code ABc} begin anew. */
  private static final Pattern WORD_END =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final LocalDate today;
  private final Problems problems = new Problems();

  private PlanRules(LocalDate today) {
    this.today = today;
  }

  /** Every problem of a plan. */
  public static List<PlanProblem> problems(TrackingPlan plan, LocalDate today) {
    PlanRules rules = new PlanRules(today);
    new PlanForm(rules.problems).judge(plan);
    plan.events().forEach(rules::judge);
    new SharedRules(rules.problems).judge(plan);
    return rules.problems.found();
  }

  /** Every problem of an event that can be told without the others. */
  public static List<PlanProblem> problems(EventPlan event, LocalDate today) {
    PlanRules rules = new PlanRules(today);
    rules.judge(event);
    return rules.problems.found();
  }

  private void judge(EventPlan event) {
    if (event.purpose().isBlank()) {
      problems.add(
          event,
          "purpose",
          "purpose '%s' is blank; write, for the person being measured, why this is recorded"
              .formatted(event.purpose()));
    }
    if (event.owner().isBlank()) {
      problems.add(
          event,
          "owner",
          "owner '%s' is blank; write the team or the address that answers for it"
              .formatted(event.owner()));
    }
    judgeExpiry(event);
    judgeReported(event);
    if (!event.counter().isEmpty() && !METRIC_NAME.matcher(event.counter()).matches()) {
      problems.add(event, "counter", metricName("counter", event.counter()));
    }
    Set<String> labels = new HashSet<>();
    for (FieldPlan field : event.fields()) {
      judgeName(event, field);
      judgePattern(event, field);
      judgeActorProperty(event, field);
      FieldPlan.Metric metric = field.metric();
      if (metric == null) {
        continue;
      }
      if (metric.role() == FieldPlan.Role.LABEL) {
        judgeLabel(event, field, labels);
      } else {
        judgeNumber(event, field, metric);
      }
    }
  }

  private void judgeExpiry(EventPlan event) {
    if (event.expires().isEmpty()) {
      return;
    }
    try {
      if (LocalDate.parse(event.expires()).isBefore(today)) {
        problems.add(
            event,
            "expires",
            "event '%s' expired on '%s'; remove it, or give it a later day after a review"
                .formatted(event.name(), event.expires()));
      }
    } catch (DateTimeParseException e) {
      problems.add(
          event,
          "expires",
          "expires '%s' is no day; write it as '2027-01-31'".formatted(event.expires()));
    }
  }

  /** What the event itself says of its actor must be there to be read. */
  private void judgeReported(EventPlan event) {
    if (!event.terms().activity().equals(EventPlan.REPORTED)) {
      return;
    }
    for (String flag : List.of(EventPlan.IS_ACTIVE, EventPlan.IS_ACTIVE_DEVELOPER)) {
      boolean there =
          event.fields().stream()
              .anyMatch(field -> field.name().equals(flag) && field.type() == FieldType.FLAG);
      if (!there) {
        problems.add(
            event,
            "activity",
            ("activity 'reported' is read from the event itself, and '%s' has no flag '%s'; embed"
                    + " what a @State derives, or write another activity")
                .formatted(event.name(), flag));
      }
    }
  }

  private void judgeName(EventPlan event, FieldPlan field) {
    boolean open =
        switch (field.privacyClass()) {
          case ONE_OF, IDENTIFIER, OPAQUE -> true;
          case LOCAL_ONLY, VALUE, HASHED, CRASH, MASKED -> false;
        };
    if (!open) {
      return;
    }
    String smell = smell(field.name());
    String reason = field.texts().reason();
    if (!smell.isEmpty() && reason.isBlank()) {
      problems.add(
          event,
          field,
          ("'%s' is named after what must not be collected ('%s'); annotate it @LocalOnly,"
                  + " @Hashed or @Masked, rename it, or say why its values are harmless with"
                  + " reason = \"…\"")
              .formatted(field.name(), smell));
    } else if (smell.isEmpty() && !reason.isEmpty()) {
      problems.add(
          event,
          field,
          "reason '%s' of '%s' excuses nothing: no word of the name needs it; remove it"
              .formatted(reason, field.name()));
    }
  }

  private void judgePattern(EventPlan event, FieldPlan field) {
    FieldPlan.Texts texts = field.texts();
    if (field.privacyClass() != PrivacyClass.IDENTIFIER || texts.pattern() == null) {
      return;
    }
    String problem =
        new IdentifierPattern(field.name(), texts.pattern(), texts.maxLength()).problem();
    if (problem != null) {
      problems.add(event, field, problem);
    }
  }

  /**
   * What never leaves is not there to be kept; what was agreed to for one event is for no other.
   */
  private void judgeActorProperty(EventPlan event, FieldPlan field) {
    if (field.actorProperty() == null) {
      return;
    }
    switch (field.privacyClass()) {
      case LOCAL_ONLY ->
          problems.add(
              event,
              field,
              "'%s' never leaves, so nobody keeps it of its actor; remove @ActorProperty or @LocalOnly"
                  .formatted(field.name()));
      case MASKED, CRASH ->
          problems.add(
              event,
              field,
              ("'%s' is agreed to for this event, and would be kept of its actor beyond it; remove"
                      + " @ActorProperty")
                  .formatted(field.name()));
      case VALUE, ONE_OF, IDENTIFIER, OPAQUE, HASHED -> {}
    }
  }

  /** The smelling word of a name, as a whole word; empty where none smells. */
  private static String smell(String name) {
    return WORD_END
        .splitAsStream(name)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(SMELLS::contains)
        .findFirst()
        .orElse("");
  }

  private void judgeLabel(EventPlan event, FieldPlan field, Set<String> labels) {
    boolean closed =
        field.shape().form() == FieldPlan.Form.ONE
            && (field.type() == FieldType.FLAG || !field.texts().values().isEmpty());
    if (!closed) {
      problems.add(
          event,
          field,
          ("label '%s' is not closed, so its series have no bound; make it an enum, a boolean"
                  + " or a String annotated @OneOf, or remove @Label")
              .formatted(field.name()));
    }
    String name = MetricFamily.labelName(field);
    if (FORBIDDEN_LABELS.contains(name.toLowerCase(Locale.ROOT))) {
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

  private void judgeNumber(EventPlan event, FieldPlan field, FieldPlan.Metric metric) {
    boolean number =
        switch (field.type()) {
          case WHOLE, UNSIGNED, DECIMAL -> field.shape().form() == FieldPlan.Form.ONE;
          case FLAG, TEXT -> false;
        };
    if (!number) {
      problems.add(
          event,
          field,
          "%s '%s' is no single number; remove @Measure or @Count"
              .formatted(PlanWriter.word(metric.role()), field.name()));
    } else if (metric.role() == FieldPlan.Role.COUNTER && field.type() != FieldType.UNSIGNED) {
      problems.add(
          event,
          field,
          ("counter '%s' only rises, and its numbers may be negative; make it @Count on a whole"
                  + " number, or @Measure")
              .formatted(field.name()));
    }
    if (!metric.name().isEmpty() && !METRIC_NAME.matcher(metric.name()).matches()) {
      problems.add(event, field, metricName(PlanWriter.word(metric.role()), metric.name()));
    }
    judgeBuckets(event, field, metric);
  }

  private static String metricName(String role, String name) {
    return "%s '%s' is no name that a metric may have; write letters, digits and underscores"
        .formatted(role, name);
  }

  private void judgeBuckets(EventPlan event, FieldPlan field, FieldPlan.Metric metric) {
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
