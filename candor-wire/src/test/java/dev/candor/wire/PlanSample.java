package dev.candor.wire;

import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans to test with: small pieces, and one plan in which every member is said. */
final class PlanSample {

  static final ProductPlan PRODUCT =
      new ProductPlan(
          "ao",
          "AO",
          "local",
          400,
          "ao",
          List.of("dev.ao"),
          List.of(
              new DestinationPlan("collector", "own", List.of("metrics", "events")),
              new DestinationPlan("vendor", "vendor", List.of("metrics"))),
          List.of(
              new SwitchPlan(
                  "variable",
                  List.of("AO_QUIET"),
                  List.of("1", "yes"),
                  List.of("some"),
                  List.of("all"),
                  List.of("0"),
                  "mistake",
                  "off",
                  true,
                  "user opt-out"),
              offWhere("presence", "CI", "GITHUB_ACTIONS"),
              offWhere("ci")),
          new SchemePlan("ao-install-id", "a random number"));

  static final EventPlan SPAWNED =
      event(
          "ao.session.spawned",
          label("agent_kind", "claude", "codex"),
          value(
              "resumed", FieldType.FLAG, Shape.ONE, new Metric(Role.LABEL, "again", "", List.of())),
          value(
              "startup_ms",
              FieldType.UNSIGNED,
              Shape.ONE,
              new Metric(Role.HISTOGRAM, "startup", "milliseconds", List.of(1.0, 2.5, 1e10))),
          value(
              "tokens",
              FieldType.UNSIGNED,
              Shape.ONE,
              new Metric(Role.COUNTER, "", "tokens", List.of())),
          value("delta", FieldType.WHOLE, Shape.ONE, null),
          value("shares", FieldType.DECIMAL, Shape.list(4), null),
          value("workers", FieldType.UNSIGNED, Shape.map(List.of("node", "rust")), null),
          new FieldPlan(
              "build_path",
              PrivacyClass.IDENTIFIER,
              FieldType.TEXT,
              Shape.ONE,
              new Texts(List.of(), "[a-z]{1,9}", 9, "It is printed on the box."),
              null,
              null,
              null,
              new Prose("Which build.", "alpha", "1.2.0", "")),
          new FieldPlan(
              "branch_hash",
              PrivacyClass.HASHED,
              FieldType.TEXT,
              Shape.ONE,
              Texts.ANY,
              new FieldPlan.Hash("installation", "own"),
              null,
              FieldPlan.ActorProperty.FIRST,
              Prose.NOTHING));

  static final EventPlan KILLED =
      new EventPlan(
          "ao.session.killed",
          "Shows how often a session is given up.",
          "agents",
          new EventPlan.Terms("metrics", "operational", "operations", "none", "installation"),
          "sessions_killed_total",
          "2027-01-31",
          new Prose("", "", "1.0.0", "ao.session.ended"),
          List.of());

  static final InsightPlan INSIGHT =
      new InsightPlan(
          "Starts that end",
          "funnel",
          "2026-11-21",
          List.of("ao.session.spawned", "ao.session.killed"));

  static final TrackingPlan PLAN =
      new TrackingPlan(PRODUCT, List.of(SPAWNED, KILLED), List.of(INSIGHT));

  private PlanSample() {}

  /** A switch that says off where something is there. */
  static SwitchPlan offWhere(String source, String... names) {
    return new SwitchPlan(
        source,
        List.of(names),
        List.of("true"),
        List.of(),
        List.of(),
        List.of(),
        "nothing",
        "nothing",
        false,
        "");
  }

  /** A plan of these events and no insights. */
  static TrackingPlan plan(EventPlan... events) {
    return new TrackingPlan(PRODUCT, List.of(events), List.of());
  }

  /** An event of which nothing is wrong. */
  static EventPlan event(String name, FieldPlan... fields) {
    return new EventPlan(
        name,
        "Shows what sessions are for.",
        "agents",
        new EventPlan.Terms("events", "product", "core_loop", "development", "installation"),
        "",
        "",
        Prose.NOTHING,
        List.of(fields));
  }

  /** The same event with a counter of another name. */
  static EventPlan countedAs(EventPlan event, String counter) {
    return new EventPlan(
        event.name(),
        event.purpose(),
        event.owner(),
        event.terms(),
        counter,
        event.expires(),
        event.prose(),
        event.fields());
  }

  /** A label of these values. */
  static FieldPlan label(String name, String... values) {
    return labelled(name, "", values);
  }

  /** A label of another name than its field. */
  static FieldPlan labelled(String name, String label, String... values) {
    return new FieldPlan(
        name,
        PrivacyClass.VALUE,
        FieldType.TEXT,
        Shape.ONE,
        Texts.of(List.of(values)),
        null,
        Metric.label(label),
        null,
        Prose.NOTHING);
  }

  /** A histogram of a whole number. */
  static FieldPlan measured(String name, String unit, Double... buckets) {
    return value(
        name, FieldType.WHOLE, Shape.ONE, new Metric(Role.HISTOGRAM, "", unit, List.of(buckets)));
  }

  /** A counter. */
  static FieldPlan counted(String name, String unit, String counter) {
    return value(
        name, FieldType.UNSIGNED, Shape.ONE, new Metric(Role.COUNTER, counter, unit, List.of()));
  }

  /** A plain value. */
  static FieldPlan value(String name, FieldType type, Shape shape, @Nullable Metric metric) {
    return new FieldPlan(
        name, PrivacyClass.VALUE, type, shape, Texts.ANY, null, metric, null, Prose.NOTHING);
  }

  /** A text. */
  static FieldPlan text(String name, PrivacyClass privacyClass, Texts texts) {
    return new FieldPlan(
        name, privacyClass, FieldType.TEXT, Shape.ONE, texts, null, null, null, Prose.NOTHING);
  }
}
