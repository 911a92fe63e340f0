package dev.candor.cli.plan;

import static dev.candor.cli.plan.JsonText.object;
import static dev.candor.cli.plan.JsonText.text;

import dev.candor.wire.EventPlan;
import dev.candor.wire.Json;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Map;

/**
 * The rules of a Segment tracking plan, as its Public API takes them ({@code PATCH
 * /tracking-plans/ID/rules}). Segment has no measurements, so they are properties too; an event
 * that is metrics only has no rule.
 */
final class SegmentPlan {

  private static final Json ANYTHING = new Json.Members(Map.of());

  private SegmentPlan() {}

  /** The rules of a plan. */
  static List<Document> of(TrackingPlan plan) {
    List<Json> rules = plan.events().stream().filter(Ways::row).map(SegmentPlan::rule).toList();
    return List.of(
        new Document("segment-rules.json", JsonText.file(object("rules", new Json.Array(rules)))));
  }

  private static Json rule(EventPlan event) {
    return object(
        "type", text("TRACK"),
        "key", text(event.name()),
        "version", new Json.Whole(1),
        "jsonSchema", schema(event));
  }

  private static Json schema(EventPlan event) {
    return object(
        "$schema", text("http://json-schema.org/draft-07/schema#"),
        "type", text("object"),
        "description", text(event.purpose()),
        "labels",
            object(
                "owner", text(event.owner()),
                "category", text(event.terms().category())),
        "properties",
            object(
                "context", ANYTHING,
                "traits", ANYTHING,
                "properties", JsonSchemas.fields(Ways.leaving(event))));
  }
}
