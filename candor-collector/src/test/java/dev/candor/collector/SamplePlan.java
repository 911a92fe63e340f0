package dev.candor.collector;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan with an event of every kind. */
public final class SamplePlan {

  private SamplePlan() {}

  /** The plan of a product. */
  public static TrackingPlan of(String product) {
    return new TrackingPlan(
        product,
        "SAMPLE",
        "local",
        List.of("collector"),
        400,
        List.of(
            event("build.finished", "events", "product", "by_environment", "installation"),
            event("session.spawned", "events", "product", "development", "installation"),
            event("worker.started", "events", "product", "runtime", "installation"),
            event("commit.made", "events", "product", "development", "author_hash"),
            event("page.shown", "events", "product", "none", "installation"),
            event("cache.hit", "metrics", "product", "none", "installation"),
            event("queue.full", "events", "operational", "none", "installation")));
  }

  private static EventPlan event(
      String name, String tier, String route, String activity, String actor) {
    return new EventPlan(
        name,
        "Shows what the tests need.",
        "tests@example.org",
        tier,
        route,
        activity,
        actor,
        List.of(
            field("outcome", PrivacyClass.VALUE, FieldType.TEXT, List.of("ok", "failed"), null),
            field("clean", PrivacyClass.VALUE, FieldType.FLAG, List.of(), null),
            field("files", PrivacyClass.VALUE, FieldType.WHOLE, List.of(), null),
            field("share", PrivacyClass.VALUE, FieldType.DECIMAL, List.of(), null),
            new FieldPlan(
                "took_ms",
                PrivacyClass.VALUE,
                FieldType.WHOLE,
                "milliseconds",
                List.of(),
                null,
                0,
                null),
            field("shell", PrivacyClass.ONE_OF, FieldType.TEXT, List.of("bash", "other"), null),
            field("tool", PrivacyClass.IDENTIFIER, FieldType.TEXT, List.of(), "[a-z]+(-[a-z]+)*"),
            field("request", PrivacyClass.OPAQUE, FieldType.TEXT, List.of(), null),
            field("author_hash", PrivacyClass.HASHED, FieldType.TEXT, List.of(), null),
            field("path", PrivacyClass.LOCAL_ONLY, FieldType.TEXT, List.of(), null)));
  }

  private static FieldPlan field(
      String name,
      PrivacyClass privacyClass,
      FieldType type,
      List<String> values,
      @Nullable String pattern) {
    return new FieldPlan(
        name,
        privacyClass,
        type,
        null,
        values,
        pattern,
        pattern == null ? 0 : 20,
        privacyClass == PrivacyClass.HASHED ? "product" : null);
  }
}
