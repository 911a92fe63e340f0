package dev.candor.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that need several events: metrics that they share, and insights that read them. */
final class SharedRules {

  private record Claim(MetricFamily family, boolean derived) {}

  private final Problems problems;
  private final Map<String, Claim> claims = new HashMap<>();

  SharedRules(Problems problems) {
    this.problems = problems;
  }

  void judge(TrackingPlan plan) {
    for (EventPlan event : plan.events()) {
      for (MetricFamily family : MetricFamily.of(plan.product(), event)) {
        judge(new Claim(family, derived(event, family)));
      }
    }
    Set<String> events =
        plan.events().stream().map(EventPlan::name).collect(Collectors.toUnmodifiableSet());
    Set<String> insights = new HashSet<>();
    for (InsightPlan insight : plan.insights()) {
      judge(insight, events);
      if (!insights.add(insight.name())) {
        problems.add(
            "insights", "insight '%s' is there twice; rename one".formatted(insight.name()));
      }
    }
  }

  private static boolean derived(EventPlan event, MetricFamily family) {
    return family.field().isEmpty()
        ? event.counter().isEmpty()
        : event.fields().stream()
            .filter(field -> field.name().equals(family.field()))
            .map(FieldPlan::metric)
            .allMatch(metric -> metric == null || metric.name().isEmpty());
  }

  /** A metric that two share must mean the same in both, and be shared on purpose. */
  private void judge(Claim claim) {
    MetricFamily family = claim.family();
    Claim first = claims.putIfAbsent(family.name(), claim);
    if (first == null) {
      return;
    }
    MetricFamily other = first.family();
    if (claim.derived() && first.derived()) {
      problems.add(
          family,
          "metric '%s' is made from the names of both '%s' and '%s'; name one of them otherwise"
              .formatted(family.name(), place(other), place(family)));
    } else if (ofOneEvent(family, other)) {
      problems.add(
          family,
          "metric '%s' counts the events of '%s' and the numbers of '%s'; name one of them otherwise"
              .formatted(family.name(), place(other), place(family)));
    } else if (!shape(other).equals(shape(family))) {
      problems.add(
          family,
          ("metric '%s' is that of '%s' too, and there it has other labels, another unit or"
                  + " other buckets; make them the same, or name one of them otherwise")
              .formatted(family.name(), place(other)));
    }
  }

  /** Whether one is an event's own counter and the other that of one of its fields. */
  private static boolean ofOneEvent(MetricFamily family, MetricFamily other) {
    return family.event().equals(other.event()) && other.field().isEmpty();
  }

  private static String place(MetricFamily family) {
    return new PlanProblem(family.event(), family.field(), "", "").where();
  }

  private static Object shape(MetricFamily family) {
    return List.of(
        family.kind(),
        family.unit(),
        family.buckets(),
        family.labels().stream().map(MetricFamily.Label::name).sorted().toList());
  }

  private void judge(InsightPlan insight, Set<String> events) {
    if (insight.name().isBlank()) {
      problems.add(
          "insights",
          "insight '%s' is blank; name it as the team calls it".formatted(insight.name()));
    }
    int fewest = insight.kind().equals("funnel") ? 2 : 1;
    if (insight.events().size() < fewest) {
      problems.add(
          "insights",
          "insight '%s' reads %d events, and a %s reads at least %d; add them or remove it"
              .formatted(insight.name(), insight.events().size(), insight.kind(), fewest));
    }
    for (String event : insight.events()) {
      if (!events.contains(event)) {
        problems.add(
            "insights",
            "insight '%s' reads '%s', which is no event of the plan; remove it or correct it"
                .formatted(insight.name(), event));
      }
    }
    try {
      LocalDate.parse(insight.revised());
    } catch (DateTimeParseException e) {
      problems.add(
          "insights",
          "insight '%s' was revised on '%s', which is no day; write it as '2026-11-21'"
              .formatted(insight.name(), insight.revised()));
    }
  }
}
