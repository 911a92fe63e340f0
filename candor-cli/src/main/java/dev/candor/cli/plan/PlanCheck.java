package dev.candor.cli.plan;

import dev.candor.wire.PlanRules;
import dev.candor.wire.TrackingPlan;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be said of a plan.
 *
 * @param errors what no plan may say; the compiler refuses the same
 * @param warnings what a reviewer should look at
 */
public record PlanCheck(List<Finding> errors, List<Finding> warnings) {

  /**
   * One thing to mend.
   *
   * @param where {@code product}, an event, or an event and its field
   * @param message what it is, and what to do
   */
  public record Finding(String where, String message) {}

  /** Copies its lists. */
  public PlanCheck {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /** Checks a plan as of a day. */
  public static PlanCheck of(TrackingPlan plan, LocalDate today) {
    List<Finding> errors =
        PlanRules.problems(plan, today).stream()
            .map(problem -> new Finding(problem.where(), problem.message()))
            .toList();
    return new PlanCheck(errors, new Warnings(plan).all());
  }
}
