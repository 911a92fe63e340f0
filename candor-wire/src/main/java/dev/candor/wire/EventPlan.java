package dev.candor.wire;

import java.util.List;

/**
 * What a plan says of an event. The words of tier, route and activity are those of the annotations,
 * in lower case.
 *
 * @param name its name
 * @param purpose why it is recorded
 * @param owner who answers for it
 * @param tier {@code metrics} or {@code events}
 * @param route {@code product} or {@code operational}
 * @param activity {@code development}, {@code runtime}, {@code by_environment} or {@code none}
 * @param actor {@code installation}, or the wire name of the field that is counted
 * @param fields in the order of the record's components
 */
public record EventPlan(
    String name,
    String purpose,
    String owner,
    String tier,
    String route,
    String activity,
    String actor,
    List<FieldPlan> fields) {

  /** The actor where none of the fields is. */
  public static final String INSTALLATION = "installation";

  /** Copies its list. */
  public EventPlan {
    fields = List.copyOf(fields);
  }
}
