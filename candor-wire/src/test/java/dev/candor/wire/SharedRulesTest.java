package dev.candor.wire;

import static dev.candor.wire.PlanSample.PRODUCT;
import static dev.candor.wire.PlanSample.counted;
import static dev.candor.wire.PlanSample.countedAs;
import static dev.candor.wire.PlanSample.event;
import static dev.candor.wire.PlanSample.label;
import static dev.candor.wire.PlanSample.measured;
import static dev.candor.wire.PlanSample.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedRulesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final EventPlan ENDED =
      countedAs(event("task.ended", label("status", "ok")), "task_total");

  @Test
  void eventsThatShareACounterOnPurposeHaveTheSameLabels() {
    EventPlan failed = countedAs(event("task.failed", label("status", "failed")), "task_total");
    EventPlan lost = countedAs(event("task.lost", label("reason_kind", "a")), "task_total");

    assertProblems(plan(ENDED, failed));
    assertProblems(
        plan(ENDED, failed, lost),
        new PlanProblem(
            "task.lost",
            "",
            "counter",
            "metric 'ao_task_total' is that of 'task.ended' too, and there it has other labels,"
                + " another unit or other buckets; make them the same, or name one of them"
                + " otherwise"));
  }

  @Test
  void histogramsThatAreSharedHaveTheSameUnitAndBuckets() {
    EventPlan a = event("a", histogram("milliseconds", List.of(1000.0, 2000.0)));
    EventPlan b = event("b", histogram("seconds", List.of(1.0, 2.0)));
    EventPlan c = event("c", histogram("seconds", List.of(1.0, 3.0)));
    EventPlan d = event("d", histogram("bytes", List.of(1.0, 2.0)));

    assertProblems(plan(a, b));
    assertThat(PlanRules.problems(plan(a, b, c, d), TODAY))
        .extracting(PlanProblem::where)
        .containsExactly("c.took", "d.took");
  }

  @Test
  void namesThatMakeTheSameMetricAreToldApart() {
    assertProblems(
        plan(event("a.b"), event("a_b")),
        new PlanProblem(
            "a_b",
            "",
            "counter",
            "metric 'ao_a_b_total' is made from the names of both 'a.b' and 'a_b'; name one of"
                + " them otherwise"));
    assertProblems(
        plan(event("e", measured("took_ms", "milliseconds"), measured("took", "seconds"))),
        new PlanProblem(
            "e",
            "took",
            "",
            "metric 'ao_e_took_seconds' is made from the names of both 'e.took_ms' and 'e.took';"
                + " name one of them otherwise"));
  }

  @Test
  void anEventsCounterIsNotThatOfItsFields() {
    assertProblems(
        plan(event("task", counted("count_of_tasks", "count", "task_total"))),
        new PlanProblem(
            "task",
            "count_of_tasks",
            "",
            "metric 'ao_task_total' counts the events of 'task' and the numbers of"
                + " 'task.count_of_tasks'; name one of them otherwise"));
    assertProblems(
        plan(
            event(
                "task",
                counted("red", "count", "colours_total"),
                counted("blue", "count", "colours_total"))));
  }

  @Test
  void anInsightReadsEventsOfThePlan() {
    assertInsight(
        new InsightPlan("Use", "trend", "2026-11-21", List.of("task.ended", "task.begun")),
        "insight 'Use' reads 'task.begun', which is no event of the plan; remove it or correct it");
  }

  @Test
  void anInsightHasANameADayAndEnoughEvents() {
    assertInsight(
        new InsightPlan(" ", "trend", "2026-11-21", List.of("task.ended")),
        "insight ' ' is blank; name it as the team calls it");
    assertInsight(
        new InsightPlan("Use", "trend", "lately", List.of("task.ended")),
        "insight 'Use' was revised on 'lately', which is no day; write it as '2026-11-21'");
    assertInsight(
        new InsightPlan("Use", "cohort", "2026-11-21", List.of()),
        "insight 'Use' reads 0 events, and a cohort reads at least 1; add them or remove it");
    assertInsight(
        new InsightPlan("Way", "funnel", "2026-11-21", List.of("task.ended")),
        "insight 'Way' reads 1 events, and a funnel reads at least 2; add them or remove it");
  }

  @Test
  void anInsightIsThereOnce() {
    InsightPlan use = new InsightPlan("Use", "trend", "2026-11-21", List.of("task.ended"));

    assertThat(PlanRules.problems(withInsights(use, use), TODAY))
        .containsExactly(
            new PlanProblem("", "", "insights", "insight 'Use' is there twice; rename one"));
  }

  private static FieldPlan histogram(String unit, List<Double> buckets) {
    return PlanSample.value(
        "took",
        FieldType.WHOLE,
        FieldPlan.Shape.ONE,
        new FieldPlan.Metric(FieldPlan.Role.HISTOGRAM, "took", unit, buckets));
  }

  private static TrackingPlan withInsights(InsightPlan... insights) {
    return new TrackingPlan(PRODUCT, List.of(ENDED), List.of(insights));
  }

  private static void assertInsight(InsightPlan insight, String message) {
    assertThat(PlanRules.problems(withInsights(insight), TODAY))
        .containsExactly(new PlanProblem("", "", "insights", message));
  }

  private static void assertProblems(TrackingPlan plan, PlanProblem... problems) {
    assertThat(PlanRules.problems(plan, TODAY)).containsExactly(problems);
  }
}
