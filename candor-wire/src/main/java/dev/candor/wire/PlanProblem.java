package dev.candor.wire;

/**
 * What is wrong with a plan.
 *
 * @param event the name of the event; empty for the plan itself
 * @param field the name of the field; empty for the event itself
 * @param element the member of the event's or product's annotation that is meant, such as {@code
 *     purpose}; empty for the whole
 * @param message what is wrong, with the value in quotes, and what to write instead
 */
public record PlanProblem(String event, String field, String element, String message) {

  /** Where it is, for a person: {@code build.finished.outcome}. */
  public String where() {
    return event.isEmpty() ? "product" : field.isEmpty() ? event : event + "." + field;
  }
}
