package dev.candor.wire;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a plan, each with its place. */
final class Problems {

  private final List<PlanProblem> found = new ArrayList<>();

  /** All of them, in the order in which they were found. */
  List<PlanProblem> found() {
    return List.copyOf(found);
  }

  /** Something is wrong with the header, or with the plan as a whole. */
  void add(String element, String message) {
    found.add(new PlanProblem("", "", element, message));
  }

  /** Something is wrong with an event. */
  void add(EventPlan event, String element, String message) {
    found.add(new PlanProblem(event.name(), "", element, message));
  }

  /** Something is wrong with a field. */
  void add(EventPlan event, FieldPlan field, String message) {
    add(event.name(), field, message);
  }

  /** Something is wrong with a field of the event of a name. */
  void add(String event, FieldPlan field, String message) {
    found.add(new PlanProblem(event, field.name(), "", message));
  }

  /** Something is wrong with a member of a field. */
  void add(EventPlan event, FieldPlan field, String element, String message) {
    found.add(new PlanProblem(event.name(), field.name(), element, message));
  }

  /** Something is wrong with what a metric is made of. */
  void add(MetricFamily family, String message) {
    String element = family.field().isEmpty() ? "counter" : "";
    found.add(new PlanProblem(family.event(), family.field(), element, message));
  }
}
