package dev.candor.wire;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What no plan may say, whoever made it. The compiler holds events to these rules as they are
 * declared, and {@code candor plan check} a plan's file: the same rules, written once.
 */
public final class PlanRules {

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

  /** Every problem of a field that can be told without its event. */
  public static List<PlanProblem> problems(FieldPlan field) {
    Problems problems = new Problems();
    new FieldRules("", false, problems).judge(field);
    return problems.found();
  }

  /** Every problem of what a field says of its texts: values, pattern, length and reason. */
  public static List<PlanProblem> textProblems(FieldPlan field) {
    Problems problems = new Problems();
    new FieldRules("", false, problems).judgeWords(field);
    return problems.found();
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
    judgeActor(event);
    FieldRules fields = new FieldRules(event.name(), event.terms().metricsOnly(), problems);
    event.fields().forEach(fields::judge);
    new MetricRules(event, problems).judge();
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

  private void judgeActor(EventPlan event) {
    String actor = event.terms().actor();
    if (actor.equals(EventPlan.INSTALLATION)) {
      return;
    }
    Optional<FieldPlan> field =
        event.fields().stream().filter(each -> each.name().equals(actor)).findFirst();
    String problem =
        field.isEmpty()
            ? "actor '%s' is no field of the event; name one of them, or '%s'"
                .formatted(actor, EventPlan.INSTALLATION)
            : actorProblem(event, field.get());
    if (!problem.isEmpty()) {
      problems.add(event, "actor", problem);
    }
  }

  /** What is wrong with a field as an actor; empty where nothing is. */
  private static String actorProblem(EventPlan event, FieldPlan field) {
    boolean identity =
        switch (field.privacyClass()) {
          case HASHED, OPAQUE, IDENTIFIER -> true;
          case LOCAL_ONLY, VALUE, ONE_OF, CRASH, MASKED -> false;
        };
    FieldPlan.Form form = field.shape().form();
    FieldPlan.Hash hash = field.hash();
    if (form != FieldPlan.Form.ONE) {
      return "actor '%s' is a %s, and an event has one actor; name a single value"
          .formatted(field.name(), PlanWriter.word(form));
    }
    if (!identity) {
      return ("actor '%s' is no identity; name a field that is hashed, opaque or an identifier, or"
              + " '%s'")
          .formatted(field.name(), EventPlan.INSTALLATION);
    }
    if (hash != null && hash.rawTo().equals("own")) {
      return "actor '%s' is told apart by its hash; remove 'rawTo = OWN', or name another actor"
          .formatted(field.name());
    }
    return event.terms().metricsOnly()
        ? "tier METRICS leaves without any identity; remove actor '%s', or make the tier EVENTS"
            .formatted(field.name())
        : "";
  }
}
