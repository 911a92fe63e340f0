package dev.candor.sdk;

import static dev.candor.wire.PrivacyClass.HASHED;
import static dev.candor.wire.PrivacyClass.VALUE;

import dev.candor.HashScope;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events whose tracking plan stands beside the tests, as a compiler puts it into a product's jar:
 * {@code META-INF/candor/build-tool/tracking-plan.json} is what {@link #trackingPlan} writes.
 */
final class MeteredEvents {

  private MeteredEvents() {}

  /** How a build ended. */
  enum Outcome {
    OK,
    FAILED
  }

  /** Leaves as a row, or as a count where rows were not agreed. */
  record Built(Outcome outcome, boolean clean, long tookMillis, long retries, String author) {}

  /** Leaves as a count only. */
  record CacheHit(@Nullable String kind, double megabytes) {}

  /** No analytics sink may see it. */
  record QueueFull(String secret) {}

  /** Cannot be read. */
  record Brittle() {}

  static Plan plan() {
    return plan(trackingPlan().hash());
  }

  static Plan plan(String hash) {
    return plan(hash, SampleEvents.COLLECTOR);
  }

  static Plan plan(List<PlanDestination> destinations) {
    return plan(trackingPlan().hash(), destinations);
  }

  private static Plan plan(String hash, List<PlanDestination> destinations) {
    return new Plan(
        "build-tool",
        "BUILD_TOOL",
        List.of(),
        Level.LOCAL,
        "",
        destinations,
        List.of("org.example.build"),
        hash,
        List.of(
            SampleEvents.codec(
                Built.class,
                "build.finished",
                (event, out) -> {
                  out.constant("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
                  out.flag("clean", event.clean());
                  out.hashed("author", event.author(), HashScope.INSTALLATION, Trust.LOCAL);
                  out.beginMap("by_kind");
                  out.constant("outcome", "in a map it is no label");
                  out.endMap();
                  out.measure("took_ms", event.tookMillis());
                  out.count("retries", event.retries());
                }),
            new SampleEvents.Codec<>(
                CacheHit.class,
                "cache.hit",
                Tier.METRICS,
                Route.PRODUCT,
                (event, out) -> {
                  out.oneOf("kind", event.kind(), Set.of("disk", "memory"), "other");
                  out.measure("megabytes", event.megabytes());
                }),
            new SampleEvents.Codec<>(
                QueueFull.class,
                "queue.full",
                Tier.EVENTS,
                Route.OPERATIONAL,
                (event, out) -> out.local("secret", event.secret())),
            new SampleEvents.Codec<>(
                Brittle.class,
                "brittle",
                Tier.METRICS,
                Route.PRODUCT,
                (event, out) -> {
                  throw new AssertionError("the accessor threw");
                })));
  }

  static TrackingPlan trackingPlan() {
    return new TrackingPlan(
        new ProductPlan(
            "build-tool",
            "BUILD_TOOL",
            "local",
            400,
            "build_tool",
            List.of("org.example.build"),
            List.of(new DestinationPlan("collector", "own", List.of("metrics", "events"))),
            List.of(),
            null),
        List.of(
            event("build.finished", "events", "product", built()),
            event("cache.hit", "metrics", "product", cacheHit()),
            event("queue.full", "events", "operational", List.of()),
            event("brittle", "metrics", "product", List.of())),
        List.of());
  }

  private static List<FieldPlan> built() {
    return List.of(
        field("outcome", FieldType.TEXT, List.of("ok", "failed"), Metric.label("")),
        field("clean", FieldType.FLAG, List.of(), Metric.label("is_clean")),
        new FieldPlan(
            "author_hash",
            HASHED,
            FieldType.TEXT,
            Shape.ONE,
            Texts.ANY,
            new FieldPlan.Hash("installation", "local"),
            null,
            null,
            Prose.NOTHING),
        field(
            "took_ms",
            FieldType.UNSIGNED,
            List.of(),
            new Metric(Role.HISTOGRAM, "", "milliseconds", List.of(9.0, 100.0, 2_000.0))),
        field(
            "retries",
            FieldType.UNSIGNED,
            List.of(),
            new Metric(Role.COUNTER, "", "count", List.of())));
  }

  private static List<FieldPlan> cacheHit() {
    return List.of(
        field("kind", FieldType.TEXT, List.of("disk", "memory", "other"), Metric.label("")),
        field(
            "megabytes",
            FieldType.DECIMAL,
            List.of(),
            new Metric(Role.HISTOGRAM, "", "count", List.of(0.5, 1.0))));
  }

  static EventPlan event(String name, String tier, String route, List<FieldPlan> fields) {
    return new EventPlan(
        name,
        "Shows what the tests need.",
        "tests@example.org",
        new EventPlan.Terms(tier, route, "operations", "none", EventPlan.INSTALLATION),
        "",
        "",
        Prose.NOTHING,
        fields);
  }

  static FieldPlan field(
      String name, FieldType type, List<String> values, @Nullable Metric metric) {
    return new FieldPlan(
        name, VALUE, type, Shape.ONE, Texts.of(values), null, metric, null, Prose.NOTHING);
  }
}
