package dev.candor.cli.plan;

import static dev.candor.cli.plan.Plans.COLLECTOR;
import static dev.candor.cli.plan.Plans.PRODUCT;
import static dev.candor.cli.plan.Plans.actor;
import static dev.candor.cli.plan.Plans.event;
import static dev.candor.cli.plan.Plans.expires;
import static dev.candor.cli.plan.Plans.field;
import static dev.candor.cli.plan.Plans.flag;
import static dev.candor.cli.plan.Plans.hashed;
import static dev.candor.cli.plan.Plans.label;
import static dev.candor.cli.plan.Plans.longest;
import static dev.candor.cli.plan.Plans.metric;
import static dev.candor.cli.plan.Plans.oneOf;
import static dev.candor.cli.plan.Plans.plan;
import static dev.candor.cli.plan.Plans.purpose;
import static dev.candor.cli.plan.Plans.shape;
import static dev.candor.cli.plan.Plans.text;
import static dev.candor.cli.plan.Plans.texts;
import static dev.candor.cli.plan.Plans.to;
import static dev.candor.cli.plan.Plans.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.cli.plan.PlanDiff.Line;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanDiffTest {

  private static final DestinationPlan ROWS = new DestinationPlan("rows", "own", List.of("events"));
  private static final Texts SHORT_NAME = new Texts(List.of(), "[a-z]+", 10, "");

  @ParameterizedTest(name = "{2}")
  @MethodSource({"widerProducts", "widerEvents", "widerFields", "widerTexts"})
  void namesWhatWidens(TrackingPlan before, TrackingPlan after, String where, String what) {
    assertThat(PlanDiff.of(before, after).widenings()).containsExactly(new Line(where, what));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource({"widerProducts", "widerEvents", "widerFields", "widerTexts"})
  void findsNothingWideningTheOtherWayRound(
      TrackingPlan before, TrackingPlan after, String where, String what) {
    boolean eitherWay =
        what.startsWith("purpose") || what.startsWith("variables") || what.endsWith("[a-z0-9]+");

    assertThat(PlanDiff.of(/* before= */ after, /* after= */ before).widenings())
        .hasSize(eitherWay ? 1 : 0);
  }

  static Stream<Arguments> widerProducts() {
    DestinationPlan vendor = new DestinationPlan("collector", "vendor", COLLECTOR.takes());
    DestinationPlan metrics = new DestinationPlan("collector", "own", List.of("metrics"));
    DestinationPlan more = new DestinationPlan("posthog", "vendor", List.of("events"));
    return Stream.of(
        product(header("ACME", "on", 400), "default level: local → on"),
        product(header("ACME", "local", 401), "retention in days: 400 → 401"),
        product(
            header("ACM", "local", 400),
            "variables: ACME → ACM; whoever set ACME_TELEMETRY=off is no longer heard"),
        product(
            new ProductPlan(
                "acme",
                "ACME",
                "local",
                400,
                "acme",
                List.of("org.acme", "org.beta"),
                List.of(COLLECTOR),
                List.of(),
                null),
            "own package added, whose frames a crash shows: org.beta"),
        product(to(COLLECTOR, more), "new destination 'posthog': vendor, takes events"),
        product(to(vendor), "destination 'collector' trust: own → vendor"),
        arguments(
            plan(to(metrics), event("a.ran")),
            plan(to(COLLECTOR), event("a.ran")),
            "product",
            "destination 'collector' takes events too"));
  }

  private static ProductPlan header(String variables, String level, int days) {
    return new ProductPlan(
        "acme",
        variables,
        level,
        days,
        "acme",
        List.of("org.acme"),
        List.of(COLLECTOR),
        List.of(),
        null);
  }

  private static Arguments product(ProductPlan after, String what) {
    return arguments(plan(PRODUCT, event("a.ran")), plan(after, event("a.ran")), "product", what);
  }

  static Stream<Arguments> widerEvents() {
    FieldPlan user = hashed("user_hash", "installation", "local");
    EventPlan counted = event("a.ran", user);
    return Stream.of(
        arguments(plan(), plan(event("a.ran")), "a.ran", "new event: 0 fields"),
        arguments(
            plan(),
            plan(event("a.ran", flag("x"), user)),
            "a.ran",
            "new event: 2 fields, up to class hashed"),
        arguments(
            plan(event("a.ran", "metrics", "product")),
            plan(event("a.ran", "events", "product")),
            "a.ran",
            "tier: metrics → events"),
        arguments(
            plan(event("a.ran", "events", "operational")),
            plan(event("a.ran", "events", "product")),
            "a.ran",
            "route: operational → product"),
        arguments(
            plan(event("a.ran")),
            plan(purpose(event("a.ran"), "For sale.")),
            "a.ran",
            "purpose: 'Shows how often it happens.' → 'For sale.'"),
        arguments(
            plan(counted),
            plan(actor(counted, "user_hash")),
            "a.ran",
            "actor: installation → user_hash"),
        arguments(
            plan(expires(event("a.ran"), "2027-01-31")),
            plan(event("a.ran")),
            "a.ran",
            "expires: 2027-01-31 → (none)"),
        arguments(
            plan(expires(event("a.ran"), "2027-01-31")),
            plan(expires(event("a.ran"), "2028-01-31")),
            "a.ran",
            "expires: 2027-01-31 → 2028-01-31"));
  }

  static Stream<Arguments> widerFields() {
    FieldPlan x = flag("x");
    FieldPlan local = text("x", PrivacyClass.LOCAL_ONLY);
    FieldPlan content = longest(text("x", PrivacyClass.MASKED), 80);
    return Stream.of(
        arguments(
            plan(event("a.ran")),
            plan(event("a.ran", x)),
            "a.ran.x",
            "new field: flag, class value"),
        arguments(
            plan(event("a.ran")),
            plan(event("a.ran", local)),
            "a.ran.x",
            "new field, which stays on this machine"),
        arguments(
            plan(event("a.ran")),
            plan(event("a.ran", content)),
            "a.ran.x",
            "new field, which is content: it is needed"),
        turned(local, text("x", PrivacyClass.OPAQUE), "class: local_only → opaque"),
        turned(
            oneOf("x", "a"),
            texts(text("x", PrivacyClass.IDENTIFIER), SHORT_NAME),
            "class: one_of → identifier"),
        turned(
            text("x", PrivacyClass.CRASH),
            content,
            "class: crash → masked, which is content: it is needed"),
        turned(
            hashed("x", "installation", "local"),
            hashed("x", "product", "local"),
            "hash scope: installation → product, which links devices"),
        turned(
            hashed("x", "product", "local"),
            hashed("x", "product", "own"),
            "raw value to: local → own"),
        turned(
            x,
            x.keeping(FieldPlan.ActorProperty.FIRST),
            "property of the actor: (none) → the first value"),
        turned(
            x.keeping(FieldPlan.ActorProperty.FIRST),
            x.keeping(FieldPlan.ActorProperty.LATEST),
            "property of the actor: the first value → the latest value"),
        arguments(
            plan(event("a.ran")),
            plan(event("a.ran", x.keeping(FieldPlan.ActorProperty.LATEST))),
            "a.ran.x",
            "new field: flag, class value, kept as a property of the actor"),
        turned(flag("x"), whole("x"), "type: flag → whole"),
        turned(x, shape(x, Shape.list(2)), "shape: one value → list of up to 2"),
        turned(shape(x, Shape.list(3)), shape(x, Shape.list(4)), "longest list: 3 → 4"),
        turned(
            shape(x, Shape.map(List.of("a"))),
            shape(x, Shape.map(List.of("a", "b"))),
            "new keys: 'b'"),
        arguments(
            plan(event("a.ran", "metrics", "product", x)),
            plan(event("a.ran", "metrics", "product", label(x))),
            "a.ran.x",
            "metric: (none) → label"),
        arguments(
            plan(to(COLLECTOR, ROWS), event("a.ran", "metrics", "product", x)),
            plan(to(COLLECTOR, ROWS), event("a.ran", "metrics", "product", label(x))),
            "a.ran.x",
            "metric: (none) → label"));
  }

  private static Arguments turned(FieldPlan before, FieldPlan after, String what) {
    return arguments(plan(event("a.ran", before)), plan(event("a.ran", after)), "a.ran.x", what);
  }

  static Stream<Arguments> widerTexts() {
    FieldPlan name = text("x", PrivacyClass.IDENTIFIER);
    FieldPlan content = text("x", PrivacyClass.MASKED);
    return Stream.of(
        turned(
            texts(name, SHORT_NAME),
            texts(name, new Texts(List.of(), "[a-z]+", 20, "")),
            "longest text in characters: 10 → 20"),
        turned(
            texts(name, SHORT_NAME),
            texts(name, new Texts(List.of(), "[a-z0-9]+", 10, "")),
            "pattern: [a-z]+ → [a-z0-9]+"),
        turned(
            texts(name, SHORT_NAME),
            texts(name, new Texts(List.of(), null, 10, "")),
            "pattern: [a-z]+ → (none)"),
        turned(longest(content, 80), content, "longest text in characters: 80 → (none)"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource
  void namesWhatBreaksReaders(TrackingPlan before, TrackingPlan after, String where, String what) {
    assertThat(PlanDiff.of(before, after).breakings()).contains(new Line(where, what));
  }

  static Stream<Arguments> namesWhatBreaksReaders() {
    FieldPlan took = metric(whole("x"), Metric.histogram("seconds"));
    return Stream.of(
        arguments(plan(event("a.ran")), plan(), "a.ran", "event removed"),
        arguments(
            plan(event("a.ran", flag("x"))),
            plan(event("b.ran", flag("x"))),
            "a.ran",
            "event renamed to 'b.ran'"),
        arguments(
            plan(event("a.ran", flag("x"))), plan(event("a.ran")), "a.ran.x", "field removed"),
        arguments(
            plan(event("a.ran", flag("x"))),
            plan(event("a.ran", flag("y"))),
            "a.ran.x",
            "field renamed to 'y'"),
        turned(
            whole("x"),
            field("x", PrivacyClass.VALUE, FieldType.UNSIGNED),
            "type: whole → unsigned"),
        turned(took, metric(whole("x"), Metric.histogram("bytes")), "unit: seconds → bytes"),
        turned(took, whole("x"), "metric: histogram → (none)"),
        turned(
            took,
            metric(whole("x"), new Metric(FieldPlan.Role.COUNTER, "", "seconds", List.of())),
            "metric: histogram → counter"),
        turned(
            took,
            metric(whole("x"), new Metric(FieldPlan.Role.HISTOGRAM, "took", "seconds", List.of())),
            "metric name: (none) → took"),
        turned(
            took,
            metric(
                whole("x"), new Metric(FieldPlan.Role.HISTOGRAM, "", "seconds", List.of(1.0, 2.5))),
            "buckets: [] → [1.0, 2.5]"),
        turned(
            text("x", PrivacyClass.OPAQUE),
            text("x", PrivacyClass.LOCAL_ONLY),
            "class: opaque → local_only"),
        turned(
            flag("x").keeping(FieldPlan.ActorProperty.LATEST),
            flag("x"),
            "property of the actor: the latest value → (none)"),
        turned(oneOf("x", "a", "b"), oneOf("x", "a", "c"), "values removed: 'b'"),
        turned(
            shape(flag("x"), Shape.map(List.of("a", "b"))),
            shape(flag("x"), Shape.map(List.of("a"))),
            "keys removed: 'b'"),
        arguments(
            plan(event("a.ran", "events", "product")),
            plan(event("a.ran", "events", "operational")),
            "a.ran",
            "route: product → operational"),
        arguments(
            plan(PRODUCT, event("a.ran")),
            plan(to(), event("a.ran")),
            "product",
            "destination 'collector' removed"),
        arguments(
            plan(to(COLLECTOR)),
            plan(to(new DestinationPlan("collector", "own", List.of("metrics")))),
            "product",
            "destination 'collector' no longer takes events"));
  }

  @Test
  void takesANarrowerClassThatStillLeavesForNothingThatBreaks() {
    PlanDiff diff =
        PlanDiff.of(
            plan(event("a.ran", text("x", PrivacyClass.OPAQUE))),
            plan(event("a.ran", oneOf("x", "a"))));

    assertThat(diff.text()).contains("    class: opaque → one_of");
    assertThat(diff.breakings()).isEmpty();
    assertThat(diff.widenings()).isEmpty();
  }

  @Test
  void takesAListOfOneForNoMoreThanOneValue() {
    PlanDiff diff =
        PlanDiff.of(
            plan(event("a.ran", flag("x"))), plan(event("a.ran", shape(flag("x"), Shape.list(1)))));

    assertThat(diff.widenings()).isEmpty();
    assertThat(diff.breakings()).hasSize(1);
  }

  @Test
  void takesANewValueOfAClosedSetForNoWidening() {
    PlanDiff diff =
        PlanDiff.of(
            plan(event("a.ran", oneOf("x", "a"))), plan(event("a.ran", oneOf("x", "a", "b"))));

    assertThat(diff.widenings()).isEmpty();
    assertThat(diff.breakings()).isEmpty();
    assertThat(diff.text()).contains("    new values: 'b'");
  }

  @Test
  void takesAMetricOfWhatLeavesAnywayForNoWidening() {
    PlanDiff diff =
        PlanDiff.of(plan(event("a.ran", flag("x"))), plan(event("a.ran", label(flag("x")))));

    assertThat(diff.widenings()).isEmpty();
  }

  @Test
  void takesAHashThatBecomesTheValueForAWidening() {
    PlanDiff diff =
        PlanDiff.of(
            plan(event("a.ran", hashed("x", "installation", "local"))),
            plan(event("a.ran", text("x", PrivacyClass.IDENTIFIER))));

    assertThat(diff.widenings()).containsExactly(new Line("a.ran.x", "class: hashed → identifier"));
  }
}
