package dev.candor.sdk.sink;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.List;

/** The plan of the events that the tests of this package send. */
final class SinkPlan {

  private SinkPlan() {}

  static TrackingPlan plan() {
    return measuredIn("milliseconds");
  }

  /** The same, in which the time that a build took is in another unit. */
  static TrackingPlan measuredIn(String unit) {
    ProductPlan product =
        new ProductPlan("ao", "AO", "on", 30, "ao", List.of(), List.of(), List.of(), null);
    EventPlan build =
        event(
            "build.finished",
            new FieldPlan(
                "outcome",
                PrivacyClass.VALUE,
                FieldType.TEXT,
                FieldPlan.Shape.ONE,
                FieldPlan.Texts.of(List.of("ok", "failed")),
                null,
                FieldPlan.Metric.label(""),
                null,
                Prose.NOTHING),
            measured("took", FieldPlan.Metric.histogram(unit)),
            measured(
                "tokens", new FieldPlan.Metric(FieldPlan.Role.COUNTER, "", "tokens", List.of())));
    EventPlan prompt =
        event(
            "prompt.sent",
            FieldPlan.of("result", PrivacyClass.VALUE, FieldType.TEXT),
            FieldPlan.of("kind", PrivacyClass.ONE_OF, FieldType.TEXT),
            FieldPlan.of("model", PrivacyClass.IDENTIFIER, FieldType.TEXT),
            FieldPlan.of("prompt", PrivacyClass.MASKED, FieldType.TEXT));
    return new TrackingPlan(product, List.of(build, prompt), List.of());
  }

  private static FieldPlan measured(String name, FieldPlan.Metric metric) {
    return new FieldPlan(
        name,
        PrivacyClass.VALUE,
        FieldType.WHOLE,
        FieldPlan.Shape.ONE,
        FieldPlan.Texts.ANY,
        null,
        metric,
        null,
        Prose.NOTHING);
  }

  private static EventPlan event(String name, FieldPlan... fields) {
    return new EventPlan(
        name,
        "Shows what builds cost.",
        "owner@example.org",
        new EventPlan.Terms("events", "product", "core_loop", "none", EventPlan.INSTALLATION),
        "",
        "",
        Prose.NOTHING,
        List.of(fields));
  }
}
