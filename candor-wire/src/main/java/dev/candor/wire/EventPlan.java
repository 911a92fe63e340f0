package dev.candor.wire;

import java.util.List;

/**
 * What a plan says of an event.
 *
 * @param name its name
 * @param purpose why it is recorded
 * @param owner who answers for it
 * @param terms the terms under which it is recorded
 * @param counter the name of its counter behind the product's prefix; empty where it is made from
 *     the event's
 * @param expires the last day on which it compiles, as {@code 2027-01-31}; empty for ever
 * @param prose what else is said of it to people; without meaning and example, which are the
 *     purpose and the fields
 * @param fields in the order of the record's components
 */
public record EventPlan(
    String name,
    String purpose,
    String owner,
    Terms terms,
    String counter,
    String expires,
    Prose prose,
    List<FieldPlan> fields) {

  /** The actor where none of the fields is. */
  public static final String INSTALLATION = "installation";

  /** The activity of an event that itself says what it proves, by the three flags below. */
  public static final String REPORTED = "reported";

  /** Whether it is the first report of a process, which proves nothing. */
  public static final String SESSION_START = "session_start";

  /** Whether somebody developed something. */
  public static final String IS_ACTIVE_DEVELOPER = "is_active_developer";

  /** Whether anything ran. */
  public static final String IS_ACTIVE = "is_active";

  /**
   * The terms under which an event is recorded. The words are those of the annotations, in lower
   * case.
   *
   * @param tier {@code metrics} or {@code events}
   * @param route {@code product} or {@code operational}
   * @param category {@code core_loop}, {@code onboarding}, {@code acquisition}, {@code operations}
   *     or {@code feedback}
   * @param activity {@code development}, {@code runtime}, {@code by_environment}, {@code reported}
   *     or {@code none}
   * @param actor {@link #INSTALLATION}, or the wire name of the field that is counted
   */
  public record Terms(String tier, String route, String category, String activity, String actor) {

    /** Whether it leaves as counts and histograms only. */
    public boolean metricsOnly() {
      return tier.equals("metrics");
    }

    /** Whether no analytics sink ever sees it. */
    public boolean operational() {
      return route.equals("operational");
    }
  }

  /** Copies its list. */
  public EventPlan {
    if (!prose.meaning().isEmpty() || !prose.example().isEmpty()) {
      throw new IllegalArgumentException(
          "what '%s' means is its purpose, and its examples are its fields'".formatted(name));
    }
    fields = List.copyOf(fields);
  }
}
