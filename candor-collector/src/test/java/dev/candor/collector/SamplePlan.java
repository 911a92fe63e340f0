package dev.candor.collector;

import static dev.candor.wire.PrivacyClass.CRASH;
import static dev.candor.wire.PrivacyClass.HASHED;
import static dev.candor.wire.PrivacyClass.IDENTIFIER;
import static dev.candor.wire.PrivacyClass.LOCAL_ONLY;
import static dev.candor.wire.PrivacyClass.MASKED;
import static dev.candor.wire.PrivacyClass.ONE_OF;
import static dev.candor.wire.PrivacyClass.OPAQUE;
import static dev.candor.wire.PrivacyClass.VALUE;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldPlan.Metric;
import dev.candor.wire.FieldPlan.Role;
import dev.candor.wire.FieldPlan.Shape;
import dev.candor.wire.FieldPlan.Texts;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.Prose;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan with an event of every kind. */
public final class SamplePlan {

  private static final List<FieldPlan> FIELDS =
      List.of(
          number("took_ms", FieldType.WHOLE, Metric.histogram("milliseconds")),
          number("retries", FieldType.UNSIGNED, new Metric(Role.COUNTER, "", "count", List.of())),
          number("files", FieldType.WHOLE, null),
          number("share", FieldType.DECIMAL, null),
          number("clean", FieldType.FLAG, Metric.label("is_clean")),
          field("outcome", VALUE, Shape.ONE, Texts.of(List.of("ok", "failed")), Metric.label("")),
          field("shell", ONE_OF, Shape.ONE, Texts.of(List.of("bash", "other")), null),
          field("tool", IDENTIFIER, Shape.ONE, identifier("[a-z]+(-[a-z]+)*"), null),
          field("request", OPAQUE, Shape.ONE, Texts.ANY, null),
          field("author_hash", HASHED, Shape.ONE, Texts.ANY, null),
          hashed("branch_hash", Shape.ONE, "own"),
          hashed("branches_hash", Shape.list(2), "own"),
          field("path", LOCAL_ONLY, Shape.ONE, Texts.ANY, null),
          field("note", MASKED, Shape.ONE, new Texts(List.of(), null, 8, "Why."), null),
          field("failure_class", CRASH, Shape.ONE, Texts.ANY, null),
          field("failure_frames", CRASH, Shape.list(3), Texts.ANY, null),
          field("shells", ONE_OF, Shape.list(2), Texts.of(List.of("bash", "other")), null),
          field("reviewers_hash", HASHED, Shape.list(2), Texts.ANY, null),
          value("shares", FieldType.DECIMAL, Shape.list(3), null),
          value("sizes", FieldType.UNSIGNED, Shape.list(3), null),
          value("workers", FieldType.UNSIGNED, Shape.map(List.of("node", "rust")), null),
          number("waited_ms", FieldType.UNSIGNED, Metric.histogram("milliseconds")),
          field("modes", ONE_OF, Shape.map(List.of("a")), Texts.of(List.of("on", "other")), null));

  private SamplePlan() {}

  /** The plan of a product. */
  public static TrackingPlan of(String product) {
    return new TrackingPlan(
        new ProductPlan(
            product,
            "SAMPLE",
            "local",
            400,
            product,
            List.of("dev.ao"),
            List.of(new DestinationPlan("collector", "own", List.of("metrics", "events"))),
            List.of(),
            null),
        List.of(
            event("build.finished", "events", "product", "by_environment", "installation"),
            event("session.spawned", "events", "product", "development", "installation"),
            event("worker.started", "events", "product", "runtime", "installation"),
            event("commit.made", "events", "product", "development", "author_hash"),
            event("page.shown", "events", "product", "none", "installation"),
            event("cache.hit", "metrics", "product", "none", "installation"),
            event("queue.full", "events", "operational", "none", "installation")),
        List.of());
  }

  private static EventPlan event(
      String name, String tier, String route, String activity, String actor) {
    return new EventPlan(
        name,
        "Shows what the tests need.",
        "tests@example.org",
        new EventPlan.Terms(tier, route, "operations", activity, actor),
        "",
        "",
        Prose.NOTHING,
        FIELDS);
  }

  private static FieldPlan number(String name, FieldType type, @Nullable Metric metric) {
    return value(name, type, Shape.ONE, metric);
  }

  private static FieldPlan value(
      String name, FieldType type, Shape shape, @Nullable Metric metric) {
    return new FieldPlan(name, VALUE, type, shape, Texts.ANY, null, metric, null, Prose.NOTHING);
  }

  private static Texts identifier(String pattern) {
    return new Texts(List.of(), pattern, 20, "");
  }

  private static FieldPlan hashed(String name, Shape shape, String rawTo) {
    return new FieldPlan(
        name,
        HASHED,
        FieldType.TEXT,
        shape,
        Texts.ANY,
        new FieldPlan.Hash("installation", rawTo),
        null,
        null,
        Prose.NOTHING);
  }

  private static FieldPlan field(
      String name, PrivacyClass privacyClass, Shape shape, Texts texts, @Nullable Metric metric) {
    return new FieldPlan(
        name,
        privacyClass,
        FieldType.TEXT,
        shape,
        texts,
        privacyClass == HASHED ? new FieldPlan.Hash("product", "local") : null,
        metric,
        null,
        Prose.NOTHING);
  }
}
