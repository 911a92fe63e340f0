package dev.candor.collector.ingest;

import dev.candor.wire.EventPlan;
import dev.candor.wire.Prose;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges events against the plan of their product, one at a time: one bad event never costs its
 * neighbours anything. Whether an event came before is not its question.
 *
 * <p>Safe for use by several threads.
 */
final class Judge {

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long FUTURE_MICROS = DAY_MICROS;
  private static final long LATE_MICROS = 31 * DAY_MICROS;
  private static final long YEAR_1990_MICROS =
      LocalDateTime.of(1990, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;

  /** Without a plan, the installation is counted and the environment says as what. */
  private static final EventPlan UNPLANNED =
      new EventPlan(
          "",
          "",
          "",
          new EventPlan.Terms(
              "events", "product", "operations", "by_environment", EventPlan.INSTALLATION),
          "",
          "",
          Prose.NOTHING,
          List.of());

  private static final int MAX_NAME = 200;

  private final ZoneId zone;

  Judge(ZoneId zone) {
    this.zone = zone;
  }

  /** An event's place: to be stored as a row, or kept apart. */
  sealed interface Finding {
    /** It may be stored. */
    record Fit(EventRow row) implements Finding {}

    /** It must be kept apart. */
    record Unfit(Verdict.Quarantined verdict) implements Finding {}
  }

  /**
   * Judges one event.
   *
   * @param rules of the product's plan; null where a product without one is accepted
   */
  Finding judge(Origin origin, Arrival event, long n, @Nullable Rules rules) {
    Verdict.Quarantined problem = problem(origin, event, rules);
    if (problem != null) {
      return new Finding.Unfit(problem);
    }
    Rules.OfEvent rule = rules == null ? null : rules.event(event.name());
    EventPlan plan = rule == null ? UNPLANNED : rule.plan();
    if (origin.installation() != null && Identity.tooLong(origin.installation())) {
      return unfit(Reason.ILLEGAL_ID, EventPlan.INSTALLATION); // each row would have it
    }
    String identity = identity(origin, event, plan);
    if (identity != null && Identity.illegal(identity)) {
      return unfit(Reason.ILLEGAL_ID, path(plan));
    }
    UUID actor =
        identity == null || Identity.nobody(identity)
            ? null
            : Identity.actor(origin.product(), plan.terms().actor(), identity);
    long time = clamped(origin, event);
    return new Finding.Fit(
        new EventRow(origin, event, n, time, day(time), actor, kind(plan, origin, event)));
  }

  private static Verdict.@Nullable Quarantined problem(
      Origin origin, Arrival event, @Nullable Rules rules) {
    if (event.wrong() != null) {
      return new Verdict.Quarantined(Reason.WRONG_TYPE, event.wrong());
    }
    Verdict.Quarantined ofPlan = rules == null ? unplanned(event) : planned(event, rules);
    if (ofPlan != null) {
      return ofPlan;
    }
    Reason time = time(origin, event.timeMicros());
    return time == null ? null : new Verdict.Quarantined(time, "time");
  }

  private static Verdict.@Nullable Quarantined unplanned(Arrival event) {
    if (event.name().isBlank() || event.name().length() > MAX_NAME) {
      return new Verdict.Quarantined(Reason.UNKNOWN_EVENT, "name");
    }
    for (Field field : event.fields()) {
      if (field.kind().nested()) {
        return new Verdict.Quarantined(Reason.WRONG_TYPE, "fields." + field.name());
      }
    }
    return null;
  }

  private static Verdict.@Nullable Quarantined planned(Arrival event, Rules rules) {
    Rules.OfEvent rule = rules.event(event.name());
    if (rule == null) {
      return new Verdict.Quarantined(Reason.UNKNOWN_EVENT, "name");
    }
    if (rule.metricsOnly()) {
      return new Verdict.Quarantined(Reason.METRICS_ONLY, null);
    }
    if (rule.operational()) {
      return new Verdict.Quarantined(Reason.OPERATIONAL, null);
    }
    for (Field field : event.fields()) {
      FieldRule known = rule.fields().get(field.name());
      Verdict.Quarantined problem =
          known == null
              ? new Verdict.Quarantined(Reason.UNKNOWN_FIELD, "fields." + field.name())
              : known.problem(field);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable Reason time(Origin origin, long micros) {
    if (origin.historical()) {
      return micros < YEAR_1990_MICROS || micros > origin.receivedMicros() ? Reason.TIME : null;
    }
    return micros < origin.receivedMicros() - LATE_MICROS ? Reason.LATE : null;
  }

  private static long clamped(Origin origin, Arrival event) {
    boolean future = event.timeMicros() > origin.receivedMicros() + FUTURE_MICROS;
    return future ? origin.receivedMicros() : event.timeMicros();
  }

  private int day(long micros) {
    Instant time =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    int offset = zone.getRules().getOffset(time).getTotalSeconds();
    return Math.toIntExact(Math.floorDiv(time.getEpochSecond() + offset, 86_400L));
  }

  private static Kind kind(EventPlan plan, Origin origin, Arrival event) {
    return switch (plan.terms().activity()) {
      case "development" -> Kind.DEVELOPMENT;
      case "runtime" -> Kind.RUNTIME;
      case "by_environment" ->
          origin.environment().equals("workstation") ? Kind.DEVELOPMENT : Kind.RUNTIME;
      case EventPlan.REPORTED -> reported(event);
      default -> Kind.NONE;
    };
  }

  /** What a heartbeat says itself; the first of a process says nothing of its actor. */
  private static Kind reported(Arrival event) {
    if (says(event, EventPlan.SESSION_START)) {
      return Kind.NONE;
    }
    if (says(event, EventPlan.IS_ACTIVE_DEVELOPER)) {
      return Kind.DEVELOPMENT;
    }
    return says(event, EventPlan.IS_ACTIVE) ? Kind.RUNTIME : Kind.NONE;
  }

  private static boolean says(Arrival event, String flag) {
    return event.fields().stream()
        .anyMatch(field -> field.equals(new Field(flag, Field.Kind.FLAG, "true")));
  }

  private static @Nullable String identity(Origin origin, Arrival event, EventPlan plan) {
    if (plan.terms().actor().equals(EventPlan.INSTALLATION)) {
      return origin.installation();
    }
    for (Field field : event.fields()) {
      if (field.name().equals(plan.terms().actor())) {
        return field.text();
      }
    }
    return null;
  }

  private static String path(EventPlan plan) {
    boolean installation = plan.terms().actor().equals(EventPlan.INSTALLATION);
    return installation ? plan.terms().actor() : "fields." + plan.terms().actor();
  }

  private static Finding unfit(Reason reason, String path) {
    return new Finding.Unfit(new Verdict.Quarantined(reason, path));
  }

  /** What is wrong with a count, or null where it may be stored. */
  static Verdict.@Nullable Quarantined judge(CountArrival count, @Nullable Rules rules) {
    if (count.wrong() != null) {
      return new Verdict.Quarantined(Reason.WRONG_TYPE, count.wrong());
    }
    Rules.OfEvent rule = rules == null ? null : rules.event(count.name());
    if (rule == null) {
      return new Verdict.Quarantined(Reason.UNKNOWN_EVENT, "name");
    }
    for (var label : count.labels().entrySet()) {
      FieldRule known = rule.labels().get(label.getKey());
      Reason reason = known == null ? Reason.UNKNOWN_FIELD : known.label(label.getValue());
      if (reason != null) {
        return new Verdict.Quarantined(reason, "labels." + label.getKey());
      }
    }
    for (var sum : count.sums().entrySet()) {
      FieldRule known = rule.fields().get(sum.getKey());
      Reason reason = known == null ? Reason.UNKNOWN_FIELD : known.sum(sum.getValue());
      if (reason != null) {
        return new Verdict.Quarantined(reason, "sum." + sum.getKey());
      }
    }
    for (var spread : count.buckets().entrySet()) {
      Integer buckets = rule.buckets().get(spread.getKey());
      String path = "buckets." + spread.getKey();
      if (buckets == null) {
        return new Verdict.Quarantined(Reason.UNKNOWN_FIELD, path);
      }
      if (spread.getValue().size() != buckets || !holds(count.n(), spread.getValue())) {
        return new Verdict.Quarantined(Reason.WRONG_TYPE, path);
      }
    }
    return null;
  }

  /** Whether so many events can have so many values; none has two. */
  private static boolean holds(long events, List<Long> values) {
    long left = events;
    for (long value : values) {
      if (value > left) {
        return false;
      }
      left -= value;
    }
    return true;
  }
}
